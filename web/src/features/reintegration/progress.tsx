import { type Assessment, DOMAINS, type Domain } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { type TextId, useText } from '../../i18n/use-text';
import { DomainChart } from './domain-chart';
import { useDomainNames } from './use-domain-names';

const trendOf = (by: number | undefined): TextId =>
  by === undefined ? 'reintegration.trend.first' : by > 0 ? 'reintegration.trend.up' : by < 0 ? 'reintegration.trend.down' : 'reintegration.trend.same';

/** Every domain over time, side by side; the same in a table for whoever does not see the picture. */
export function Progress({ assessments }: { assessments: readonly Assessment[] }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useDomainNames();
  const times = assessments.map(({ at }) => new Date(at).getTime());
  const [first, last] = [assessments[0], assessments.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <section aria-labelledby="progress" className="stack">
      <h2 id="progress">{text('reintegration.progress')}</h2>
      <p className="small soft">{text('reintegration.scale')}</p>
      {first !== last && <p className="small">{text('reintegration.from-to', { from: dates.known(first.at), until: dates.known(last.at) })}</p>}
      <ul className="domains">
        {DOMAINS.map((domain) => (
          <li key={domain} className="card domain">
            <p className="small">{text(trendOf(last.change?.[domain]), { domain: nameOf(domain), rating: last.ratings[domain], by: Math.abs(last.change?.[domain] ?? 0) })}</p>
            <DomainChart points={assessments.map(({ ratings }, index) => ({ at: times[index] ?? 0, rating: ratings[domain] }))} from={Math.min(...times)} until={Math.max(...times)} />
          </li>
        ))}
      </ul>
      <Figures assessments={assessments} nameOf={nameOf} />
    </section>
  );
}

function Figures({ assessments, nameOf }: { assessments: readonly Assessment[]; nameOf: (domain: Domain) => string }) {
  const text = useText();
  const dates = useDates();
  return (
    <div className="hidden-visually">
      <table>
        <caption>{text('reintegration.table')}</caption>
        <thead><tr><th scope="col">{text('reintegration.domain')}</th>{assessments.map(({ id, at }) => <th key={id} scope="col">{dates.known(at)}</th>)}</tr></thead>
        <tbody>{DOMAINS.map((domain) => <tr key={domain}><th scope="row">{nameOf(domain)}</th>{assessments.map(({ id, ratings }) => <td key={id}>{ratings[domain]}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
