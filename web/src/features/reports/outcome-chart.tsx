import type { ReintegrationReport } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import './outcome-chart.css';

const [WIDTH, ROW, BAR] = [600, 34, 22];

/** One bar a milestone: the share of each outcome among those at risk. The table below it says the same in figures. */
export function OutcomeChart({ report: { total, outcomes } }: { report: ReintegrationReport }) {
  const text = useText();
  const label = useLabel();
  const shown = total.filter(({ atRisk }) => atRisk > 0);
  if (shown.length === 0) return null;
  return (
    <figure className="card outcome-chart">
      {shown.map(({ code, months, atRisk, counts }) => {
        const said = outcomes.flatMap((outcome, index) => (counts[index] === 0 ? [] : [`${label(outcome.label)} ${share(counts[index] ?? 0, atRisk)}`])).join(', ');
        let from = 0;
        return (
          <div key={code}>
            <p className="small"><strong>{text('outcome.months', { n: months })}</strong> {text('reports.of-at-risk', { n: atRisk })}</p>
            <svg viewBox={`0 0 ${String(WIDTH)} ${String(ROW)}`} role="img" aria-label={`${text('outcome.months', { n: months })} : ${said}`} preserveAspectRatio="none">
              {outcomes.map((outcome, index) => {
                const width = ((counts[index] ?? 0) / atRisk) * WIDTH;
                const x = from;
                from += width;
                return width === 0 ? null : <rect key={outcome.code} className={`outcome-${outcome.code}`} x={x} y={(ROW - BAR) / 2} width={width} height={BAR} />;
              })}
            </svg>
          </div>
        );
      })}
      <figcaption><ul className="outcome-legend">{outcomes.map(({ code, label: words }) => <li key={code} className="small"><svg viewBox="0 0 12 12" aria-hidden="true"><rect className={`outcome-${code}`} width="12" height="12" /></svg>{label(words)}</li>)}</ul></figcaption>
    </figure>
  );
}

function share(count: number, of: number): string {
  return `${String(Math.round((count / of) * 100))} %`;
}
