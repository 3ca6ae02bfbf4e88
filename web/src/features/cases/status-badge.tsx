import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { isStatus, type Status } from './statuses';

const TONES: Record<Status, Tone> = {
  identified: 'indigo', 'in-custody': 'overdue', 'handover-offered': 'soon', 'handed-over': 'indigo', 'in-interim-care': 'later', 'between-centres': 'soon',
  'in-reintegration': 'later', 'released-without-handover': 'soon', 'situation-unknown': 'overdue', escaped: 'overdue', 'before-court': 'soon', deceased: 'neutral', 'absent-without-leave': 'soon', 're-recruited': 'overdue', closed: 'neutral', merged: 'neutral',
};

export function StatusBadge({ status }: { status: string }) {
  const text = useText();
  return isStatus(status) ? <Badge tone={TONES[status]}>{text(`status.${status}`)}</Badge> : <Badge>{status}</Badge>;
}
