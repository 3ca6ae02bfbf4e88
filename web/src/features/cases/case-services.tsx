import type { TimelineEntry } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { IconMet } from '../../ui/icons';

/** What the child has received, read off the timeline: each service once, with its latest date. */
export function CaseServices({ entries }: { entries: readonly TimelineEntry[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const services = new Map<string, TimelineEntry>();
  for (const entry of entries) if (entry.kind === 'service.given' && !services.has(label(entry.label))) services.set(label(entry.label), entry);
  if (services.size === 0) return null;
  return (
    <section className="card" aria-labelledby="services">
      <h2 id="services">{text('case.services')}</h2>
      <ul className="case-services">
        {[...services].map(([name, { at }]) => <li key={name}><IconMet size={20} /><span>{name}</span><span className="small soft">{at === undefined ? text('timeline.undated') : dates.known(at)}</span></li>)}
      </ul>
    </section>
  );
}
