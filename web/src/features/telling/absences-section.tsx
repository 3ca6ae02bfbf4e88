import { useState } from 'react';
import { useCommand } from '../../api/commands';
import type { Absence, AbsenceList } from '../../api/contract';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { AbsenceForm } from './absence-form';

const DAY_MS = 86_400_000;

/** Who is away, and who is told in their place: oneself, whom one stands in for, whom one manages. */
export function AbsencesSection({ list }: { list: AbsenceList }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <section className="card stack" aria-labelledby="absences">
      <h2 id="absences">{text('absences.title')}</h2>
      <p className="soft">{text('absences.help')}</p>
      {list.items.length === 0
        ? <p>{text('absences.none')}</p>
        : <ul className="absence-list" aria-label={text('absences.title')}>{list.items.map((absence) => <AbsenceLine key={absence.id} absence={absence} />)}</ul>}
      <div><Button kind="main" onPress={() => { setOpen(true); }}>{text('absences.record')}</Button></div>
      <Dialog title={text('absences.record')} open={open} onClose={() => { setOpen(false); }}>
        <AbsenceForm people={list.people} onDone={() => { setOpen(false); say({ kind: 'good', id: 'absences.recorded' }); }} />
      </Dialog>
    </section>
  );
}

function AbsenceLine({ absence: { id, person, from, until, standIn, own, endable } }: { absence: Absence }) {
  const text = useText();
  const dates = useDates();
  const end = useCommand<AbsenceList>(() => { say({ kind: 'good', id: 'absences.ended' }); });
  const lastDay = new Date(Date.parse(until) - DAY_MS).toISOString();
  return (
    <li>
      <div>
        <p><strong>{own ? text('absences.you') : person.name}</strong></p>
        <p>{text('absences.days', { from: dates.day(from), to: dates.day(lastDay) })}</p>
        <p className="soft">{standIn === undefined ? text('absences.next') : text('absences.by', { name: standIn.name })}</p>
      </div>
      {endable && (
        <Button kind="grave" aria-label={text('absences.end-of', { name: person.name })} aria-disabled={end.isPending} onPress={() => {
          if (!end.isPending) end.mutate({ name: 'absence.end', method: 'POST', path: `/absences/${id}/end`, body: {}, key: uuidv7() });
        }}>{text('absences.end')}</Button>
      )}
    </li>
  );
}
