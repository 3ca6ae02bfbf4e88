import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ServiceGiven } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './services.css';
import { servicesQuery } from './services.queries';

/** Everything the child was given: by whom, from when until when, how often, and what came of it. */
export function ServicesPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/services' });
  const found = useQuery(servicesQuery(caseId));
  return (
    <Page title={text('services.title')}
      before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>}>
      <QueryState of={found}>
        {({ items }) => (items.length === 0 ? <Empty>{text('services.none')}</Empty> : <ul className="card flush services">{items.map((service) => <Service key={service.id} caseId={caseId} service={service} />)}</ul>)}
      </QueryState>
    </Page>
  );
}

function Service({ caseId, service }: { caseId: string; service: ServiceGiven }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const provider = service.provider !== undefined ? nameOf('partners', service.provider) : nameOf('centres', service.providerCentre);
  const lines = [
    service.detail, provider === '' ? undefined : provider,
    service.sessions !== undefined ? text('service.times', { n: service.sessions }) : undefined,
    service.costXof !== undefined ? text('service.xof', { n: service.costXof }) : undefined,
    service.outcome !== undefined ? nameOf('serviceOutcomes', service.outcome) : undefined,
  ].filter((line) => line !== undefined);
  const from = service.at === undefined ? text('timeline.undated') : dates.known(service.at);
  return (
    <li>
      <div>
        <strong>{nameOf('services', service.service)}</strong>
        {lines.length > 0 && <p>{lines.join(' · ')}</p>}
        {[service.remark, service.endRemark].filter((remark) => remark !== undefined).map((remark) => <p key={remark} className="small preline">{remark}</p>)}
        {service.referralId !== undefined && <Link to="/cases/$caseId/referrals/$referralId" params={{ caseId, referralId: service.referralId }}>{text('service.its-referral')}</Link>}
      </div>
      <p className="small soft numbers">{service.until === undefined ? from : text('service.span', { from, until: dates.known(service.until) })}<br />{text('service.recorded-by', { who: service.recordedBy })}</p>
      {service.endable && <div className="no-print"><ButtonLink to="/cases/$caseId/services/$serviceId/end" params={{ caseId, serviceId: service.id }}>{text('service.end')}</ButtonLink></div>}
    </li>
  );
}
