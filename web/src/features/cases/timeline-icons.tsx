import type { ReactNode } from 'react';
import { IconArrow, IconBed, IconClock, IconFolder, IconHand, IconHome, IconMet, IconNote, IconOverdue, IconPeople, IconScale, IconSearch } from '../../ui/icons';

const BY_SUBJECT: Record<string, ReactNode> = {
  case: <IconFolder size={18} />,
  custody: <IconHand size={18} />,
  'follow-up': <IconHand size={18} />,
  handover: <IconArrow size={18} />,
  stay: <IconBed size={18} />,
  transfer: <IconArrow size={18} />,
  absence: <IconSearch size={18} />,
  incident: <IconOverdue size={18} />,
  service: <IconMet size={18} />,
  assessment: <IconScale size={18} />,
  plan: <IconNote size={18} />,
  track: <IconNote size={18} />,
  'plan-goal': <IconNote size={18} />,
  'plan-step': <IconNote size={18} />,
  'age-assessment': <IconScale size={18} />,
  relative: <IconPeople size={18} />,
  tracing: <IconSearch size={18} />,
  'best-interests': <IconScale size={18} />,
  family: <IconPeople size={18} />,
  'alternative-care': <IconHome size={18} />,
  reunification: <IconHome size={18} />,
  placement: <IconHome size={18} />,
  visit: <IconPeople size={18} />,
  fact: <IconClock size={18} />,
  closure: <IconFolder size={18} />,
  death: <IconNote size={18} />,
  deadline: <IconOverdue size={18} />,
};

/** "custody.started" is a fact about custody. */
export function iconOfKind(kind: string): ReactNode {
  return BY_SUBJECT[kind.split('.', 1)[0] ?? ''] ?? <IconNote size={18} />;
}
