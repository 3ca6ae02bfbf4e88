import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { HandOverShift, Shift, Shifts } from '../../api/contract';
import { useCommand } from '../../api/commands';
import { centreQuery, shiftsQuery } from '../../api/queries';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea } from '../../forms/fields';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './centres.css';

/** From one shift to the next: who leaves writes, who comes confirms. */
export function ShiftsPage() {
  const text = useText();
  const label = useLabel();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode/shifts' });
  const centre = useQuery(centreQuery(centreCode));
  const found = useQuery(shiftsQuery(centreCode));
  return (
    <Page narrow title={text('shift.title')}
      before={<Link to="/centres/$centreCode" params={{ centreCode }} className="back"><IconBack size={20} />{centre.data === undefined ? text('centre.title') : label(centre.data.label)}</Link>}>
      <QueryState of={found}>{(shifts) => <TheShifts centre={centreCode} shifts={shifts} />}</QueryState>
    </Page>
  );
}

function TheShifts({ centre, shifts: { absent, overdue, dueToday, waiting, items } }: { centre: string; shifts: Shifts }) {
  const text = useText();
  return (
    <div className="stack">
      <p>{text('shift.open-now', { absent, overdue, today: dueToday })} <Link to="/centres/$centreCode/meeting" params={{ centreCode: centre }}>{text('meeting.title')}</Link></p>
      {items.length === 0 ? <Empty>{text('shift.none')}</Empty> : <ul className="stack" aria-label={text('shift.title')}>{items.map((shift) => <One key={shift.id} centre={centre} shift={shift} />)}</ul>}
      {!waiting && <HandOverForm centre={centre} />}
    </div>
  );
}

function One({ centre, shift }: { centre: string; shift: Shift }) {
  const text = useText();
  const dates = useDates();
  const take = useCommand<Shifts>(() => { say({ kind: 'good', id: 'shift.taken' }); });
  return (
    <li className="card stack-small">
      <p className="preline">{shift.note}</p>
      <p className="small soft">{text('shift.open-then', { absent: shift.absent, overdue: shift.overdue, today: shift.dueToday })}</p>
      <p className="small soft">{text('shift.given-by', { who: shift.givenBy, when: dates.instant(shift.givenAt) })}</p>
      {shift.takenAt === undefined
        ? <p><Badge tone="soon">{text('shift.waiting')}</Badge></p>
        : <p className="small soft">{text('shift.taken-by', { who: shift.takenBy ?? '', when: dates.instant(shift.takenAt) })}</p>}
      {shift.toTake && <div><Button kind="main" onPress={() => { take.mutate({ name: 'shift.take', method: 'POST', path: `/centres/${centre}/shifts/${shift.id}/take`, body: {}, key: uuidv7() }); }}>{text('shift.take')}</Button></div>}
    </li>
  );
}

function HandOverForm({ centre }: { centre: string }) {
  const text = useText();
  return (
    <section className="card" aria-labelledby="hand-over">
      <h2 id="hand-over">{text('shift.write')}</h2>
      <CommandForm<{ note: string }, Shifts>
        form={`centre/${centre}/shift`}
        defaults={{ note: '' }}
        ask={({ note }, id) => ({ name: 'shift.hand-over', path: `/centres/${centre}/shifts`, body: { id, note: note.trim() } satisfies HandOverShift })}
        submitLabel={text('shift.write')}
        onDone={() => { say({ kind: 'good', id: 'shift.written' }); }}
      >
        <FormArea name="note" label={text('shift.note')} help={text('shift.note-help')} required maxLength={4000} />
      </CommandForm>
    </section>
  );
}
