const WIDTH = 140;
const HEIGHT = 72;
const INSET = 8;
const STEPS = [1, 2, 3, 4, 5];

export interface Point {
  /** Milliseconds. */
  readonly at: number;
  readonly rating: number;
}

/** One domain over time, on the scale of 1 to 5. A picture beside the figures: what it shows stands in the text and the table. */
export function DomainChart({ points, from, until }: { points: readonly Point[]; from: number; until: number }) {
  const x = (at: number): number => (until === from ? WIDTH / 2 : INSET + ((at - from) / (until - from)) * (WIDTH - 2 * INSET));
  const y = (rating: number): number => HEIGHT - INSET - ((rating - 1) / 4) * (HEIGHT - 2 * INSET);
  return (
    <svg className="domain-chart" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden="true" focusable="false">
      {STEPS.map((rating) => <line key={rating} x1={0} x2={WIDTH} y1={y(rating)} y2={y(rating)} className="domain-chart-step" />)}
      <polyline points={points.map(({ at, rating }) => `${x(at).toFixed(1)},${y(rating).toFixed(1)}`).join(' ')} className="domain-chart-line" />
      {points.map(({ at, rating }, index) => <circle key={at} cx={x(at)} cy={y(rating)} r={index === points.length - 1 ? 4.5 : 3} className="domain-chart-point" />)}
    </svg>
  );
}
