import type { EmergencyAccess } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';

const TONES: Record<EmergencyAccess['state'], Tone> = { running: 'soon', 'to-review': 'overdue', reviewed: 'later' };

/** Who opened which case, from when to when, and what was found. */
export function AccessFacts({ access, person }: { access: EmergencyAccess; person: boolean }) {
  const text = useText();
  const dates = useDates();
  return (
    <>
      <div className="row">
        <strong className="code">{access.caseCode}</strong>
        <Badge tone={TONES[access.state]}>{text(`emergency.state.${access.state}`)}</Badge>
        {access.verdict !== undefined && <Badge tone={access.verdict === 'justified' ? 'later' : 'overdue'}>{text(`emergency.verdict.${access.verdict}`)}</Badge>}
      </div>
      {person && <p>{text('emergency.opened-by', { who: access.openedBy, role: text(`role.${access.openedByRole}`) })}</p>}
      <p className="small soft">{text('emergency.from-to', { from: dates.instant(access.openedAt), to: dates.instant(access.endsAt) })}{access.endedEarly && `, ${text('emergency.ended-early')}`}</p>
      {access.reviewDueAt !== undefined && <p className="small">{text('emergency.review-due', { when: dates.instant(access.reviewDueAt) })}</p>}
      {access.reviewedAt !== undefined && <p className="small soft">{text('emergency.reviewed-by', { who: access.reviewedBy ?? '', when: dates.instant(access.reviewedAt) })}</p>}
    </>
  );
}
