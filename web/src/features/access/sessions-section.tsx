import { useMutation } from '@tanstack/react-query';
import { endOtherSessions, endSession } from '../../api/access';
import type { OwnAccess } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Refused } from './ask';

/** From where one is in just now. What one does not recognise can be shut. */
export function SessionsSection({ own, onChange }: { own: OwnAccess; onChange: () => void }) {
  const text = useText();
  const dates = useDates();
  const end = useMutation({ mutationFn: (id: string | undefined) => (id === undefined ? endOtherSessions() : endSession(id)), onSettled: onChange });
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{text('sessions.title')}</h2>
      <Refused error={end.error} />
      <ul className="access-list" aria-label={text('sessions.title')}>
        {own.sessions.map((session) => (
          <li key={session.id}>
            <div>
              <p className="row"><strong>{session.device}</strong>{session.current && <Badge tone="later">{text('sessions.current')}</Badge>}</p>
              <p className="small soft">{text('sessions.times', { since: dates.instant(session.createdAt), seen: dates.instant(session.lastSeenAt) })}</p>
            </div>
            {!session.current && <Button kind="grave" aria-label={text('sessions.end-one', { device: session.device })} onPress={() => { end.mutate(session.id); }}>{text('sessions.end')}</Button>}
          </li>
        ))}
      </ul>
      {own.sessions.length > 1 && <div><Button kind="grave" onPress={() => { end.mutate(undefined); }}>{text('sessions.end-others')}</Button></div>}
    </section>
  );
}
