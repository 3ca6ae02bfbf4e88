import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCommand } from '../../api/commands';
import type { CaseView, CaseViolation, CaseViolationList, LinkChild } from '../../api/contract';
import { problemOf } from '../../api/problem';
import { caseQuery, caseViolationsQuery } from '../../api/queries';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormText } from '../../forms/fields';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { SufferedFields } from './victim-fields';
import { CHILD_TYPES, NO_SUFFERING, type SufferedValues, sufferedOf } from './victim-values';
import { useCodeWords } from './violation-words';
import './violations.css';

/** What a child is said to have suffered, linked by the code of an incident. */
export function CaseViolationsPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/violations' });
  const found = useQuery(caseQuery(caseId));
  const links = useQuery(caseViolationsQuery(caseId));
  return (
    <Page narrow title={text('violations.of-case')} before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>}>
      <QueryState of={found}>
        {(view) => (
          <div className="incident">
            <QueryState of={links}>{({ items }) => (items.length === 0 ? <Empty>{text('violations.none-of-case')}</Empty> : <ul className="card flush incident-lines">{items.map((link) => <OneLink key={link.id} view={view} link={link} />)}</ul>)}</QueryState>
            <LinkForm key={`${caseId} ${String(links.data?.items.length)}`} view={view} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function OneLink({ view, link }: { view: CaseView; link: CaseViolation }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  const withdraw = useCommand<CaseViolationList>(() => { say({ kind: 'good', id: 'done.violation.unlink' }); });
  const press = (): void => {
    withdraw.mutate({ name: 'violation.unlink', method: 'POST', path: `/cases/${view.id}/violations/${link.id}/withdraw`, body: {}, key: uuidv7(), version: view.version });
  };
  return (
    <li>
      <p><span className="code">{link.incident}</span> <span className="soft">{dates.known(link.occurredAt)} · {words('regions', link.region)}</span></p>
      <p>{link.types.map((type) => words('violationTypes', type)).join(', ')}</p>
      {withdraw.error !== null && <Banner kind="warning" role="alert"><p>{problemOf(withdraw.error)?.detail ?? text('problem.unexpected')}</p></Banner>}
      <div className="row"><Button kind="bare" isDisabled={withdraw.isPending} onPress={press}>{text('violations.unlink')}</Button></div>
    </li>
  );
}

function LinkForm({ view }: { view: CaseView }) {
  const text = useText();
  return (
    <section className="stack-small" aria-labelledby="link">
      <h2 id="link">{text('violations.link')}</h2>
      <CommandForm<SufferedValues & { incident: string }, CaseViolationList>
        form={`case/${view.id}/violations`} version={view.version} submitLabel={text('violations.link')} defaults={{ ...NO_SUFFERING, incident: '' }}
        ask={(values, id) => ({ name: 'violation.link', path: `/cases/${view.id}/violations`, body: { id, incident: values.incident.trim(), suffered: sufferedOf(values) } satisfies LinkChild })}
        onDone={() => { say({ kind: 'good', id: 'done.violation.link' }); }}
      >
        <FormText name="incident" label={text('violations.incident-code')} help={text('violations.incident-code-help')} required short maxLength={20} />
        <SufferedFields prefix="" types={CHILD_TYPES} />
      </CommandForm>
    </section>
  );
}
