import type { DeadlineView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { useStepName } from '../alerts/step-name';
import { IconBell, IconMet } from '../../ui/icons';

/** Whether anybody has been told, and whether anybody has answered. */
export function AlertNote({ deadline: { acknowledged, alertStep } }: { deadline: DeadlineView }) {
  const text = useText();
  const stepName = useStepName();
  if (acknowledged !== undefined) return <p className="alert-note small"><IconMet size={18} /><span>{text('deadline.acknowledged', { by: acknowledged.by, note: acknowledged.note })}</span></p>;
  if (alertStep !== undefined) return <p className="alert-note small soft"><IconBell size={18} /><span>{text('deadline.alerted', { step: stepName(alertStep) })}</span></p>;
  return null;
}
