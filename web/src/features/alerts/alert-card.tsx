import { Link } from '@tanstack/react-router';
import type { AlertDelivery, AlertView } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import { IconMet } from '../../ui/icons';
import { TimeLeft } from '../clock/time-left';
import { useStepName } from './step-name';

const toneOf = (step: string): Tone => (step.startsWith('warning') || step === 'opened' ? 'soon' : 'overdue');

export function AlertCard({ alert, onAnswer }: { alert: AlertView; onAnswer: () => void }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const stepName = useStepName();
  const howSent = ({ channel, state, replaces }: AlertDelivery): string => {
    const words = { channel: text(`alerts.channel.${channel}`), state: text(`alerts.state.${state}`) };
    return replaces === undefined ? text('alerts.delivery', words) : text('alerts.replaces', { ...words, replaced: text(`alerts.channel.${replaces}`) });
  };
  const answered = alert.acknowledgedAt !== undefined;
  return (
    <li className="card alert-card">
      <div className="row">
        <strong className="numbers">{text('alerts.number', { number: alert.number })}</strong>
        <Badge tone={toneOf(alert.step)}>{stepName(alert.step)}</Badge>
        {alert.seenAt === undefined && <Badge tone="indigo">{text('alerts.new')}</Badge>}
      </div>
      {alert.rule !== undefined && <p className="alert-rule">{label(alert.rule)}</p>}
      {!answered && alert.dueAt !== undefined && <TimeLeft deadline={{ state: 'open', dueAt: alert.dueAt }} />}
      {alert.caseCode !== undefined && <p>
        {alert.caseVisible && alert.caseId !== undefined ? <Link to="/cases/$caseId" params={{ caseId: alert.caseId }} className="code alert-case">{alert.caseCode}</Link> : <><span className="code">{alert.caseCode}</span> <span className="small soft">{text('alerts.case-gone')}</span></>}
      </p>}
      {alert.dueAt !== undefined && <p className="small soft">{text('deadline.due', { when: dates.instant(alert.dueAt) })}</p>}
      <p className="small soft">{text('alerts.sent', { when: dates.instant(alert.createdAt), how: alert.deliveries.map(howSent).join(', ') })}</p>
      {answered
        ? <p className="alert-answer"><IconMet size={20} /><span>{text('alerts.taken-by', { by: alert.acknowledgedBy ?? '', when: dates.instant(alert.acknowledgedAt ?? '') })}{alert.note !== undefined && <q>{alert.note}</q>}</span></p>
        : alert.step !== 'difference' && <div><Button kind="main" onPress={onAnswer}>{text('alerts.answer')}</Button></div>}
    </li>
  );
}
