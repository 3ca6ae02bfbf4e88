import { Link } from '@tanstack/react-router';
import type { AlertDelivery, AlertView } from '../../api/contract';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { spanInWords } from '../../i18n/durations';
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
  const now = useServerNow();
  const stepName = useStepName();
  const howSent = ({ channel, state, replaces }: AlertDelivery): string => {
    const words = { channel: text(`alerts.channel.${channel}`), state: text(`alerts.state.${state}`) };
    return replaces === undefined ? text('alerts.delivery', words) : text('alerts.replaces', { ...words, replaced: text(`alerts.channel.${replaces}`) });
  };
  const spoken = alert.acknowledgedAt !== undefined;
  const difference = alert.step === 'difference';
  return (
    <li className="card alert-card">
      <div className="row">
        <strong className="numbers">{text('alerts.number', { number: alert.number })}</strong>
        <Badge tone={toneOf(alert.step)}>{stepName(alert.step)}</Badge>
        {alert.renewal > 0 && <Badge tone="overdue">{text('alerts.renewed')}</Badge>}
        {alert.seenAt === undefined && <Badge tone="indigo">{text('alerts.new')}</Badge>}
      </div>
      <p className="alert-rule">{label(alert.rule)}</p>
      {!alert.answered && !difference && <TimeLeft deadline={{ state: 'open', dueAt: alert.dueAt }} />}
      <p>
        {alert.caseVisible ? <Link to="/cases/$caseId" params={{ caseId: alert.caseId }} className="code alert-case">{alert.caseCode}</Link> : <><span className="code">{alert.caseCode}</span> {!difference && <span className="small soft">{text('alerts.case-gone')}</span>}</>}
      </p>
      <p className="small soft">{text('deadline.due', { when: dates.instant(alert.dueAt) })}</p>
      {alert.standsInFor?.map(({ person, until }) => <p key={person} className="alert-place">{text('alerts.stands-in', { person, until: dates.day(until) })}</p>)}
      {alert.passedOn !== undefined
        ? <p className="alert-place">{text(alert.passedOn.to === undefined ? 'alerts.passed-on-next' : 'alerts.passed-on', { to: alert.passedOn.to ?? '', until: dates.day(alert.passedOn.until) })}</p>
        : <p className="small soft">{text('alerts.sent', { when: dates.instant(alert.createdAt), how: alert.deliveries.map(howSent).join(', ') })}{alert.tellFrom !== undefined && ` · ${text('alerts.waits', { when: dates.instant(alert.tellFrom) })}`}</p>}
      {spoken && <p className="alert-answer"><IconMet size={20} /><span>{text('alerts.taken-by', { by: alert.acknowledgedBy ?? '', when: dates.instant(alert.acknowledgedAt ?? '') })}{alert.note !== undefined && <q>{alert.note}</q>}</span></p>}
      {alert.renewal > 0 && !alert.answered && alert.acknowledgedAt !== undefined && <p>{text('alerts.nothing-followed', { span: spanInWords(now - new Date(alert.acknowledgedAt).getTime(), text), by: alert.acknowledgedBy ?? '' })}</p>}
      {difference && <><p>{text('alerts.difference-help')}</p><p><Link to="/operations">{text('alerts.operations')}</Link></p></>}
      {!alert.answered && !difference && <div><Button kind="main" onPress={onAnswer}>{text('alerts.answer')}</Button></div>}
    </li>
  );
}
