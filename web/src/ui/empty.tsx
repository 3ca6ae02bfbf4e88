import type { ReactNode } from 'react';
import { IconMet } from './icons';
import './query-state.css';

export function Empty({ children }: { children: ReactNode }) {
  return <div className="card empty"><IconMet size={40} /><p>{children}</p></div>;
}
