import type { ReactNode } from 'react';
import './timeline.css';

export interface TimelinePoint {
  readonly id: string;
  readonly icon: ReactNode;
  readonly when: string;
  readonly title: string;
  readonly body: ReactNode;
}

export function Timeline({ points }: { points: readonly TimelinePoint[] }) {
  return (
    <ol className="timeline">
      {points.map(({ id, icon, when, title, body }) => (
        <li key={id}>
          <span className="timeline-dot">{icon}</span>
          <div className="timeline-text"><p className="small soft numbers">{when}</p><p className="timeline-title">{title}</p>{body}</div>
        </li>
      ))}
    </ol>
  );
}
