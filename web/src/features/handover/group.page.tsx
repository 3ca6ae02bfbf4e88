import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AcceptGroup, GroupHanded, HandoverLines, OfferGroup } from '../../api/contract';
import { toAnswerQuery, toOfferQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { ChosenChildren, chosenOf, type ChosenValues } from './chosen-children';

interface Values extends ChosenValues { at: TypedTime; centre: string; remark: string }
const NOTHING: Values = { at: NO_TIME, centre: '', remark: '', children: {} };

/** Children held together are offered to one centre together: all or none. */
export function OfferGroupPage() {
  const text = useText();
  const found = useQuery(toOfferQuery);
  return (
    <Page narrow title={text('handover.group.offer')} before={<Back />}>
      <QueryState of={found}>{(lists) => <OfferGroup lists={lists} reload={async () => { await found.refetch(); }} />}</QueryState>
    </Page>
  );
}

function OfferGroup({ lists: { children, more }, reload }: { lists: HandoverLines; reload: () => Promise<void> }) {
  const text = useText();
  const options = useOptions();
  const { centres } = useReference();
  const finish = useFinish('done.handover.group');
  const [offers] = useState(() => new Map<string, string>()); // one identifier for each offer, also when it is sent twice
  const offerOf = (caseId: string): string => {
    const id = offers.get(caseId) ?? uuidv7();
    offers.set(caseId, id);
    return id;
  };
  if (children.length === 0) return <Empty>{text('handover.group.offer-none')}</Empty>;
  const body = (values: Values): OfferGroup => compact({
    at: givenTime(values.at), centre: values.centre, remark: given(values.remark),
    children: chosenOf(children, values).map(({ caseId, version }) => ({ caseId, version, id: offerOf(caseId) })),
  });
  return (
    <CommandForm<Values, GroupHanded> form="handovers/group" defaults={NOTHING} submitLabel={text('handover.send')} reload={reload} onDone={finish}
      ask={(values) => ({ name: 'handover.group', path: '/handovers/group', body: body(values) })}>
      <p className="soft">{text('handover.group.offer-help')}</p>
      <ChosenChildren lines={children} more={more} legend={text('handover.group.whom')} />
      <FormChoice name="centre" label={text('handover.group.centre')} required options={options(centres)} />
      <FormTime name="at" label={text('handover.offer-when')} required />
      <FormArea name="remark" label={text('field.remark')} help={text('field.remark-no-name')} />
    </CommandForm>
  );
}

/** Children who arrive together are received together: from here on they are in civilian hands. */
export function AcceptGroupPage() {
  const text = useText();
  const found = useQuery(toAnswerQuery);
  return (
    <Page narrow title={text('handover.group.accept')} before={<Back />}>
      <QueryState of={found}>{(lists) => <AcceptGroup lists={lists} reload={async () => { await found.refetch(); }} />}</QueryState>
    </Page>
  );
}

function AcceptGroup({ lists: { children, more }, reload }: { lists: HandoverLines; reload: () => Promise<void> }) {
  const text = useText();
  const finish = useFinish('done.handover.group-accept');
  if (children.length === 0) return <Empty>{text('handover.group.accept-none')}</Empty>;
  const body = (values: Values): AcceptGroup => compact({
    at: givenTime(values.at), remark: given(values.remark), children: chosenOf(children, values).map(({ caseId, version }) => ({ caseId, version })),
  });
  return (
    <CommandForm<Values, GroupHanded> form="handovers/group/accept" defaults={NOTHING} submitLabel={text('handover.group.receive')} reload={reload} onDone={finish}
      ask={(values) => ({ name: 'handover.group-accept', path: '/handovers/group/accept', body: body(values) })}>
      <p className="soft">{text('handover.group.accept-help')}</p>
      <ChosenChildren lines={children} more={more} legend={text('handover.group.who-came')} />
      <FormTime name="at" label={text('handover.group.accept-when')} required />
      <FormArea name="remark" label={text('field.remark')} help={text('handover.accept-remark-help')} />
    </CommandForm>
  );
}

function Back() {
  const text = useText();
  return <Link to="/clock" className="back"><IconBack size={20} />{text('clock.title')}</Link>;
}

function useFinish(id: 'done.handover.group' | 'done.handover.group-accept') {
  const navigate = useNavigate();
  return ({ children }: GroupHanded): void => {
    void navigate({ to: '/clock', replace: true }).then(() => { say({ kind: 'good', id, values: { count: String(children.length) } }); });
  };
}
