import type { ReactNode } from 'react';
import './badge.css';

export type Tone = 'neutral' | 'indigo' | 'overdue' | 'soon' | 'later' | 'outline';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
