import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ErasureView } from '../../api/contract';
import { erasuresQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AnswerForm, type ErasureAnswer } from './answer-forms';
import { ErasureCard } from './erasure-card';
import { ErasureTabs } from './erasure-tabs';

/** Identities proposed for erasure: two people agree, or somebody puts it off. */
export function ErasuresPage() {
  const text = useText();
  const { show } = useSearch({ from: '/inside/erasures' });
  const state = show ?? 'waiting';
  const list = useQuery(erasuresQuery(state));
  const [asked, setAsked] = useState<{ erasure: ErasureView; answer: ErasureAnswer }>();
  return (
    <Page title={text('erasures.title')}>
      <ErasureTabs waiting={list.data?.waiting} />
      <p className="soft measure">{text('erasures.help')}</p>
      <QueryState of={list}>
        {({ items }) => (items.length === 0
          ? <Empty good={state === 'waiting'}>{text(`erasures.none.${state}`)}</Empty>
          : <ul className="erasures">{items.map((erasure) => <ErasureCard key={erasure.id} erasure={erasure} onAnswer={(answer) => { setAsked({ erasure, answer }); }} />)}</ul>)}
      </QueryState>
      <Dialog title={asked === undefined ? '' : text(`erasures.answer.${asked.answer}`)} open={asked !== undefined} onClose={() => { setAsked(undefined); }}>
        {asked !== undefined && <AnswerForm {...asked} onDone={(after) => {
          setAsked(undefined);
          say({ kind: after.status === 'done' || after.status === 'proposed' ? 'good' : 'info', id: `erasures.now.${after.status}`, values: { code: after.caseCode } });
        }} />}
      </Dialog>
    </Page>
  );
}
