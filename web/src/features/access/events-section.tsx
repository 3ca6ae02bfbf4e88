import { useQuery } from '@tanstack/react-query';
import { ownEventsQuery } from '../../api/access';
import { useDates } from '../../i18n/dates';
import { type TextId, useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { QueryState } from '../../ui/query-state';

const SHOWN = 20;

/** What happened at one's own door: who finds a sign-in there that was not theirs has something to report. */
export function EventsSection() {
  const text = useText();
  const dates = useDates();
  const events = useQuery(ownEventsQuery);
  return (
    <section className="card stack" aria-labelledby="events">
      <h2 id="events">{text('events.title')}</h2>
      <p className="soft">{text('events.help')}</p>
      <Disclosure title={text('events.show')}>
        <QueryState of={events}>
          {({ items }) => (
            <ul className="access-list" aria-label={text('events.title')}>
              {items.slice(0, SHOWN).map((event) => (
                <li key={event.id}>
                  <div><strong>{text(`event.${event.kind}` as TextId)}</strong><p className="small soft">{[dates.instant(event.at), event.by, event.device, event.network].filter((words) => words !== undefined).join(' · ')}</p></div>
                </li>
              ))}
            </ul>
          )}
        </QueryState>
      </Disclosure>
    </section>
  );
}
