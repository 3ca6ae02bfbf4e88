import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { EmergencyAccess, EmergencyAccessDetail, ReviewEmergency } from '../../api/contract';
import { useMay } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AccessFacts } from './access-facts';
import { EndAccess } from './end-access';
import './emergency.css';
import { accessQuery } from './emergency.queries';

/** One access: who, when, why; and for those who answer for the child, what they think of it. */
export function ReviewEmergencyPage() {
  const text = useText();
  const { accessId } = useParams({ from: '/inside/emergency-accesses/$accessId' });
  const found = useQuery(accessQuery(accessId));
  const back = <Link to="/emergency-accesses" className="back"><IconBack size={20} />{text('emergency.title')}</Link>;
  return (
    <Page title={found.data === undefined ? text('emergency.title') : text('emergency.one', { code: found.data.caseCode })} narrow before={back}>
      <QueryState of={found}>{(access) => <OneAccess access={access} />}</QueryState>
    </Page>
  );
}

function OneAccess({ access }: { access: EmergencyAccessDetail }) {
  const text = useText();
  const may = useMay();
  return (
    <>
      <div className="card stack-small">
        <AccessFacts access={access} person />
        {access.reason !== undefined && <Quote title={text('emergency.reason-given')} words={access.reason} />}
        {access.remark !== undefined && <Quote title={text('emergency.remark-shown')} words={access.remark} />}
        {access.caseId !== undefined && <p><Link to="/cases/$caseId" params={{ caseId: access.caseId }}>{text('emergency.to-case')}</Link></p>}
      </div>
      {access.own && <Banner kind="info"><p>{text('emergency.own')}</p></Banner>}
      {access.state === 'running' && may('emergency.review') && !access.own && <Banner kind="warning"><p>{text('emergency.wait')}</p><EndAccess id={access.id} /></Banner>}
      {access.state === 'to-review' && may('emergency.review') && !access.own && <ReviewForm id={access.id} />}
    </>
  );
}

function Quote({ title, words }: { title: string; words: string }) {
  return (
    <div>
      <p className="small soft">{title}</p>
      <p className="access-quote preline">{words}</p>
    </div>
  );
}

function ReviewForm({ id }: { id: string }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <section className="stack-small" aria-labelledby="review">
      <h2 id="review">{text('emergency.review-title')}</h2>
      <CommandForm<{ verdict: string; remark: string }, EmergencyAccess>
        form={`emergency/${id}`}
        defaults={{ verdict: '', remark: '' }}
        ask={({ verdict, remark }) => ({
          name: 'emergency.review', path: `/emergency-accesses/${id}/review`, body: { verdict: verdict as ReviewEmergency['verdict'], remark: remark.trim() } satisfies ReviewEmergency,
        })}
        submitLabel={text('emergency.review')}
        onDone={() => { void navigate({ to: '/emergency-accesses', replace: true }).then(() => { say({ kind: 'good', id: 'done.emergency-reviewed' }); }); }}
      >
        <FormChoice name="verdict" label={text('emergency.verdict')} required side options={(['justified', 'not-justified'] as const).map((verdict) => ({ value: verdict, label: text(`emergency.verdict.${verdict}`) }))} />
        <FormArea name="remark" label={text('emergency.remark')} required maxLength={1000} />
      </CommandForm>
    </section>
  );
}
