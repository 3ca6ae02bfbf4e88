import type { ReactNode } from 'react';
import { IconMet, IconQuiet } from './icons';
import './query-state.css';

/** @param good nothing waits or is overdue: a mark of something done. Otherwise nothing is recorded, which nobody should take for done. */
export function Empty({ good = false, children }: { good?: boolean; children: ReactNode }) {
  return <div className={good ? 'card empty empty-good' : 'card empty'}>{good ? <IconMet size={40} /> : <IconQuiet size={40} />}<p>{children}</p></div>;
}
