import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckDuplicates, DuplicateElsewhere, LikelyCase } from '../../api/contract';
import { useCommand } from '../../api/commands';
import { duplicatesQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { useMay } from '../../api/session';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button, ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { QueryState } from '../../ui/query-state';
import { AskForm } from './ask-form';
import './duplicates.css';
import { LikelyCaseCard } from './likely-case';

/** "A file may exist already": files of one's own scope, and regions to ask. Of a file out of sight nothing else is known here. */
export function LikelyPanel({ question }: { question: CheckDuplicates }) {
  const text = useText();
  const found = useQuery(duplicatesQuery(question));
  return (
    <section className="likely" aria-labelledby="likely">
      <h2 id="likely">{text('duplicates.panel')}</h2>
      <QueryState of={found}>
        {({ cases, elsewhere, limited }) => (
          <div className="stack-small" role="status">
            {limited && <Banner kind="warning"><p>{text('duplicates.limited')}</p></Banner>}
            {cases.length === 0 && elsewhere.length === 0 && !limited && <p className="soft">{text('duplicates.none')}</p>}
            {cases.length > 0 && <ul className="likely-list">{cases.map((one) => <Offered key={one.id} found={one} caseId={question.caseId} />)}</ul>}
            {elsewhere.length > 0 && <ul className="likely-list">{elsewhere.map((one) => <Elsewhere key={one.handle} found={one} caseId={question.caseId} />)}</ul>}
          </div>
        )}
      </QueryState>
    </section>
  );
}

function Offered({ found, caseId }: { found: LikelyCase; caseId: string | undefined }) {
  const text = useText();
  const may = useMay();
  const command = useCommand(() => { say({ kind: 'good', id: 'duplicates.not-same-done', values: { code: found.code } }); });
  const notSame = (): void => {
    command.mutate(
      { name: 'duplicate.distinct', method: 'POST', path: '/duplicates/distinct', body: { id: uuidv7(), caseId, otherId: found.id }, key: uuidv7() },
      { onError: () => { say({ kind: 'warning', id: 'problem.unexpected' }); } },
    );
  };
  return (
    <LikelyCaseCard found={found}>
      <div className="row">
        {caseId !== undefined && may('case.merge')
          ? <ButtonLink kind="main" to="/cases/$caseId/merge/$otherId" params={{ caseId, otherId: found.id }}>{text('duplicates.same')}</ButtonLink>
          : <ButtonLink kind="main" to="/cases/$caseId" params={{ caseId: found.id }}>{text('duplicates.same')}</ButtonLink>}
        {caseId !== undefined && <Button onPress={notSame} isDisabled={command.isPending}>{text('duplicates.not-same')}</Button>}
      </div>
      {!(caseId !== undefined && may('case.merge')) && <p className="small soft">{text(caseId === undefined ? 'duplicates.same-intake' : 'duplicates.same-officer')}</p>}
    </LikelyCaseCard>
  );
}

function Elsewhere({ found, caseId }: { found: DuplicateElsewhere; caseId: string | undefined }) {
  const text = useText();
  const nameOf = useNameOf();
  const [asking, setAsking] = useState(false);
  const region = found.region === undefined ? text('duplicates.ministry') : nameOf('regions', found.region);
  return (
    <li className="card stack-small">
      <p><strong>{found.region === undefined ? text('duplicates.elsewhere-ministry') : text('duplicates.elsewhere', { region, n: found.count })}</strong></p>
      <p className="small soft">{text('duplicates.elsewhere-help')}</p>
      {found.asked && <p>{text('duplicates.asked', { region })}</p>}
      {!found.asked && (caseId === undefined
        ? <p className="small">{text('duplicates.ask-after')}</p>
        : <div><Button kind="main" onPress={() => { setAsking(true); }}>{text('duplicates.ask')}</Button></div>)}
      <Dialog title={text('duplicates.ask-title', { region })} open={asking} onClose={() => { setAsking(false); }}>
        {caseId !== undefined && <AskForm handle={found.handle} caseId={caseId} onDone={() => {
          setAsking(false);
          say({ kind: 'good', id: 'duplicates.asked', values: { region } });
        }} />}
      </Dialog>
    </li>
  );
}
