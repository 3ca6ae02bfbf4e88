import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseNotes, ColleagueNote, TaskColleague, TaskWritten, WriteNote } from '../../api/contract';
import { useCommand } from '../../api/commands';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoices } from '../../forms/fields';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { caseNotesQuery } from './working-day.queries';
import './day.css';

/** What colleagues tell each other about this child, and who is to read it. */
export function CaseNotesPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/notes' });
  const found = useQuery(caseNotesQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>;
  return (
    <Page title={text('notes.title')} narrow before={back}>
      <QueryState of={found}>{(notes) => <Notes caseId={caseId} notes={notes} />}</QueryState>
    </Page>
  );
}

function Notes({ caseId, notes: { items, colleagues } }: { caseId: string; notes: CaseNotes }) {
  const text = useText();
  return (
    <div className="stack">
      {colleagues.length > 0 && (
        <div className="card">
          <Disclosure key={items.length} title={text('notes.write')}><NoteForm caseId={caseId} colleagues={colleagues} /></Disclosure>
        </div>
      )}
      {items.length === 0 ? <Empty>{text('notes.none')}</Empty> : <ul className="card task-lines" aria-label={text('notes.title')}>{items.map((note) => <Note key={note.id} caseId={caseId} note={note} />)}</ul>}
    </div>
  );
}

function Note({ caseId, note }: { caseId: string; note: ColleagueNote }) {
  const text = useText();
  const dates = useDates();
  const read = useCommand<TaskWritten>(() => { say({ kind: 'good', id: 'notes.read-done' }); });
  return (
    <li>
      <p className="preline">{note.text ?? text('tasks.unreadable')}</p>
      <p className="small soft">{text('notes.by', { who: note.by, when: dates.instant(note.at) })}</p>
      {note.mentions.map(({ name, readAt }) => <p key={name} className="small soft">{readAt === undefined ? text('notes.named-unread', { who: name }) : text('notes.named-read', { who: name, when: dates.instant(readAt) })}</p>)}
      {note.toRead && <div><Button kind="main" onPress={() => { read.mutate({ name: 'note.read', method: 'POST', path: `/cases/${caseId}/notes/${note.id}/read`, body: {}, key: uuidv7() }); }}>{text('notes.read')}</Button></div>}
    </li>
  );
}

function NoteForm({ caseId, colleagues }: { caseId: string; colleagues: readonly TaskColleague[] }) {
  const text = useText();
  return (
    <CommandForm<{ text: string; mentions: string[] }, TaskWritten>
      form={`${caseId}/note`}
      defaults={{ text: '', mentions: [] }}
      ask={(values, id) => ({ name: 'note.write', path: `/cases/${caseId}/notes`, body: { id, text: values.text.trim(), mentions: values.mentions } satisfies WriteNote })}
      submitLabel={text('notes.write')}
      onDone={() => { say({ kind: 'good', id: 'notes.written' }); }}
    >
      <FormArea name="text" label={text('notes.text')} help={text('notes.text-help')} required maxLength={4000} />
      <FormChoices name="mentions" label={text('notes.mentions')} help={text('notes.mentions-help')} options={colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} (${text(`role.${role}`)})` }))} />
    </CommandForm>
  );
}
