import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { NamedPerson, NameRestricted, Restricted, RestrictedWritten } from '../../api/contract';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormSelect } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './restricted.css';
import { restrictedQuery } from './restricted.queries';

/** Who sees a list, by whoever keeps it. */
export function RestrictedNamesPage() {
  const text = useText();
  const { caseId, listId } = useParams({ from: '/inside/cases/$caseId/restricted/$listId' });
  const found = useQuery(restrictedQuery(caseId));
  return (
    <Page title={text('restricted.names')} narrow before={<Link to="/cases/$caseId/restricted" params={{ caseId }} className="back"><IconBack size={20} />{text('restricted.title')}</Link>}>
      <QueryState of={found}>{(view) => <Names caseId={caseId} listId={listId} view={view} />}</QueryState>
    </Page>
  );
}

function Names({ caseId, listId, view }: { caseId: string; listId: string; view: Restricted }) {
  const text = useText();
  const list = view.lists.find(({ id, keeps }) => id === listId && keeps);
  if (list === undefined) return <NotFound />;
  const others = view.colleagues.filter(({ id }) => !list.named.some((named) => named.id === id));
  const path = `/cases/${caseId}/restricted/${listId}/named`;
  return (
    <div className="stack">
      <Banner kind="info"><p>{text('restricted.names-help')}</p></Banner>
      <ul className="card flush restricted-names">{list.named.map((person) => <Named key={person.id} person={person} path={path} />)}</ul>
      {others.length > 0 && (
        <CommandForm<{ userId: string }, RestrictedWritten> key={list.named.length} form={`${listId}/name`} defaults={{ userId: '' }} submitLabel={text('restricted.name')}
          ask={({ userId }) => ({ name: 'restricted.name', path, body: { userId } satisfies NameRestricted })} onDone={() => { say({ kind: 'good', id: 'done.restricted-named' }); }}>
          <FormSelect name="userId" label={text('restricted.person')} required options={others.map(({ id, name, role }) => ({ value: id, label: `${name} (${text(`role.${role}`)})` }))} />
        </CommandForm>
      )}
    </div>
  );
}

function Named({ person, path }: { person: NamedPerson; path: string }) {
  const text = useText();
  return (
    <li>
      <span>{person.name} <span className="small soft">({text(`role.${person.role}`)})</span></span>
      {person.opened ? <span className="small soft">{text('restricted.opened')}</span> : (
        <CommandForm<{ userId: string }, RestrictedWritten> form={`${path}/${person.id}`} defaults={{ userId: person.id }} grave submitLabel={text('restricted.take-off', { who: person.name })}
          ask={() => ({ name: 'restricted.take-off', path: `${path}/end`, body: { userId: person.id } satisfies NameRestricted })} onDone={() => { say({ kind: 'good', id: 'done.restricted-taken-off' }); }}>
          {null}
        </CommandForm>
      )}
    </li>
  );
}
