import type { DeadlineView } from '../../api/contract';
import { useServerNow } from '../../api/server-clock';
import { timeLeftInWords } from '../../i18n/durations';
import { type TextId, useText } from '../../i18n/use-text';
import { IconLater, IconMet, IconMetLate, IconOverdue, IconQuiet, IconSoon, IconUndated } from '../../ui/icons';
import './time-left.css';
import { type Urgency, urgencyOf } from './urgency';

const ICONS = { overdue: IconOverdue, soon: IconSoon, later: IconLater, met: IconMet, late: IconMetLate, lapsed: IconQuiet, undated: IconUndated };
const WORDS: Partial<Record<Urgency, TextId>> = { met: 'deadline.met', late: 'deadline.late', lapsed: 'deadline.lapsed', undated: 'deadline.undated' };

interface TimeLeftProps {
  readonly deadline: Pick<DeadlineView, 'state' | 'dueAt'>;
  readonly size?: 'small' | 'normal' | 'big';
}

/** Time left or overdue: in words, with a shape of its own, and in colour. */
export function TimeLeft({ deadline, size = 'normal' }: TimeLeftProps) {
  const text = useText();
  const now = useServerNow();
  const urgency = urgencyOf(deadline, now);
  const Icon = ICONS[urgency];
  const words = WORDS[urgency];
  return (
    <span className={`time-left time-left-${size} urgency-${urgency}`}>
      <Icon size={size === 'big' ? 38 : size === 'small' ? 18 : 24} />
      <span>{words === undefined ? timeLeftInWords(Date.parse(deadline.dueAt), now, text) : text(words)}</span>
    </span>
  );
}
