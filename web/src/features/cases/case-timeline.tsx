import { Link } from '@tanstack/react-router';
import type { TimelineEntry } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Timeline, type TimelinePoint } from '../../ui/timeline';
import { iconOfKind } from './timeline-icons';

/** Newest first. A fact written down long after it happened says so. @param caseId where hours may be corrected from here; left out where one only compares */
export function CaseTimeline({ caseId, entries }: { caseId?: string; entries: readonly TimelineEntry[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const points = entries.map((entry): TimelinePoint => ({
    id: entry.id,
    icon: iconOfKind(entry.kind),
    when: entry.at === undefined ? text('timeline.undated') : dates.known(entry.at),
    title: label(entry.label),
    body: (
      <>
        {entry.detail !== undefined && <p>{label(entry.detail)}</p>}
        {entry.note !== undefined && <p className="timeline-note preline">{entry.note}</p>}
        <div className="row small soft">
          {entry.late === true && <Badge tone="soon">{text('timeline.late', { when: dates.instant(entry.recordedAt) })}</Badge>}
          {entry.by !== undefined && <span>{entry.late === true ? entry.by : text('timeline.recorded', { when: dates.instant(entry.recordedAt), by: entry.by })}</span>}
          {caseId !== undefined && entry.correctable !== undefined && (
            <Link to="/cases/$caseId/do/$action" params={{ caseId, action: 'fact.correct' }} search={{ fact: entry.id }} className="no-print" aria-label={`${text('correction.link')} : ${label(entry.label)}`}>{text('correction.link')}</Link>
          )}
        </div>
      </>
    ),
  }));
  return (
    <section className="card case-timeline" aria-labelledby="timeline">
      <h2 id="timeline">{text('case.timeline')}</h2>
      <Timeline points={points} />
    </section>
  );
}
