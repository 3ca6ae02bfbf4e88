import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { ApproveClosure, ClosureReason, RefuseClosure, ReopenCase, RequestClosure } from '../../api/contract';
import { closureQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { QueryState } from '../../ui/query-state';
import { AskedClosureCard, FactChecks } from './checklist';
import { splitChecks, unmetCount } from './checks';

interface RequestValues { reason: string; confirmed: string[]; remark: string }

export function RequestClosureForm(props: ActionFormProps) {
  const text = useText();
  const found = useQuery(closureQuery(props.view.id));
  return (
    <QueryState of={found}>
      {({ reasons }) => (
        <CaseForm<RequestValues> {...props} action="closure.request" path="closure/request" defaults={{ reason: '', confirmed: [], remark: '' }} submitLabel={text('action.closure.request')}
          body={({ reason, confirmed, remark }) => compact({ reason, confirmed: ofReason(reasons, reason, confirmed), remark: given(remark) }) satisfies RequestClosure}>
          <Banner kind="info"><p>{text('closure.request-help')}</p></Banner>
          <RequestFields reasons={reasons} />
        </CaseForm>
      )}
    </QueryState>
  );
}

/** What was ticked for a reason that is no longer chosen is not sent. */
function ofReason(reasons: readonly ClosureReason[], reason: string, confirmed: readonly string[]): string[] {
  const { byPerson } = splitChecks(reasons, reason);
  return confirmed.filter((code) => byPerson.some((check) => check.code === code));
}

function RequestFields({ reasons }: { reasons: readonly ClosureReason[] }) {
  const text = useText();
  const options = useOptions();
  const [reason, confirmed] = useWatch<RequestValues, ['reason', 'confirmed']>({ name: ['reason', 'confirmed'] });
  const { byFacts, byPerson } = splitChecks(reasons, reason);
  const unmet = unmetCount(reasons, reason, confirmed);
  return (
    <>
      <FormChoice name="reason" label={text('closure.reason')} required options={options(reasons)} />
      {byFacts.length > 0 && <FactChecks checks={byFacts} />}
      {byPerson.length > 0 && <FormChoices key={reason} name="confirmed" label={text('closure.yours')} help={text('closure.yours-help')} options={options(byPerson)} />}
      {reason !== '' && unmet > 0
        ? <FormArea key="why" name="remark" label={text('closure.why-all-the-same')} help={text('closure.why-help')} required />
        : <FormArea key="remark" name="remark" label={text('field.remark')} />}
    </>
  );
}

export function ApproveClosureForm(props: ActionFormProps) {
  const text = useText();
  const found = useQuery(closureQuery(props.view.id));
  return (
    <QueryState of={found}>
      {({ asked }) => (
        <>
          {asked !== undefined && <AskedClosureCard asked={asked} />}
          <CaseForm<{ remark: string }> {...props} action="closure.approve" path="closure/approve" defaults={{ remark: '' }} submitLabel={text('action.closure.approve')}
            body={({ remark }) => compact({ remark: given(remark) }) satisfies ApproveClosure}>
            <Banner kind="info"><p>{text('closure.approve-help')}</p></Banner>
            <FormArea name="remark" label={text('field.remark')} />
          </CaseForm>
        </>
      )}
    </QueryState>
  );
}

export function RefuseClosureForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ remark: string }> {...props} action="closure.refuse" path="closure/refuse" grave defaults={{ remark: '' }} submitLabel={text('action.closure.refuse')}
      body={({ remark }) => ({ remark: remark.trim() }) satisfies RefuseClosure}>
      <FormArea name="remark" label={text('closure.refuse-reason')} required />
    </CaseForm>
  );
}

export function ReopenForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { reopeningReasons } = useReference();
  return (
    <CaseForm<{ reason: string; remark: string }> {...props} action="closure.reopen" path="closure/reopen" defaults={{ reason: '', remark: '' }} submitLabel={text('action.closure.reopen')}
      body={({ reason, remark }) => ({ reason, remark: remark.trim() }) satisfies ReopenCase}>
      <Banner kind="info"><p>{text('closure.reopen-help')}</p></Banner>
      <FormChoice name="reason" label={text('closure.reopening-reason')} required options={options(reopeningReasons)} />
      <FormArea name="remark" label={text('closure.reopening-words')} required />
    </CaseForm>
  );
}
