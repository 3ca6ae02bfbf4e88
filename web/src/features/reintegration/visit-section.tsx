import type { Coded, Reintegration, VisitSeen } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';

/** What visits found, the last first; that nobody was found is said before anything else. */
export function VisitSection({ visits, attemptsInVain, lost }: Pick<Reintegration, 'visits' | 'attemptsInVain' | 'lost'>) {
  const text = useText();
  return (
    <section className="stack" aria-labelledby="visits">
      <h2 id="visits">{text('visit.title')}</h2>
      {attemptsInVain > 0 && <Banner kind="warning"><p>{text(lost ? 'visit.lost' : 'visit.in-vain', { n: attemptsInVain })}</p></Banner>}
      {visits.some(({ riskOpen }) => riskOpen) && <Banner kind="warning"><p>{text('visit.risk-open')}</p></Banner>}
      {visits.length === 0 ? <p>{text('visit.none')}</p> : <ul className="card">{visits.map((visit) => <Line key={visit.id} visit={visit} />)}</ul>}
    </section>
  );
}

function Line({ visit }: { visit: VisitSeen }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const { visitOutcomes, livesWith, occupations } = useReference();
  const name = (list: readonly Coded[], code: string): string => {
    const coded = list.find((one) => one.code === code);
    return coded === undefined ? code : label(coded.label);
  };
  return (
    <li className="plan-goal">
      <p className="row spread">
        <strong className="sentence">{dates.known(visit.at)}</strong>
        <Badge tone={visit.risk === 'high' || visit.outcome === 'not-found' ? 'overdue' : 'outline'}>{name(visitOutcomes, visit.outcome)}</Badge>
      </p>
      {visit.livesWith !== undefined && visit.occupation !== undefined && <p className="small">{text('visit.found', { lives: name(livesWith, visit.livesWith), does: name(occupations, visit.occupation) })}</p>}
      {visit.risk !== undefined && <p className="small">{text('visit.risk-is', { risk: text(`visit.risk.${visit.risk}`) })}</p>}
      {visit.grounds !== undefined && <p className="small sentence">{visit.grounds}</p>}
      {visit.needs !== undefined && <p className="small sentence">{visit.needs}</p>}
    </li>
  );
}
