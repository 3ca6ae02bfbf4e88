import type { AskReunification, DecideReunification, FamilyView, RecordTracing } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { Disclosure } from '../../ui/disclosure';
import { Assessment } from './assessments';
import './family.css';
import { useOpenSearches } from './search-forms';
import { WithFamily } from './with-family';

interface TracingValues { request: string; action: string; actor: string; result: string; at: TypedTime; remark: string }

export function TracingForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Step {...props} family={family} />}</WithFamily>;
}

function Step({ family, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const options = useOptions();
  const { tracingActions, tracingActors, tracingResults } = useReference();
  const open = useOpenSearches()(family);
  const [only] = open.length === 1 ? open : [];
  return (
    <CaseForm<TracingValues> {...props} action="tracing.record" path="tracing-actions" defaults={{ request: only?.value ?? '', action: '', actor: '', result: '', at: NO_TIME, remark: '' }}
      body={(values, id) => compact({
        id, action: values.action, request: given(values.request), actor: given(values.actor), result: given(values.result), at: givenTime(values.at), remark: given(values.remark),
      }) satisfies RecordTracing}>
      {open.length > 0 && <FormSelect name="request" label={text('family.which-search')} help={text('family.step-of-search-help')} empty={text('family.step-in-general')} options={open} />}
      <FormChoice name="action" label={text('tracing.action')} required options={options(tracingActions)} />
      <FormTime name="at" label={text('tracing.when')} required />
      <FormSelect name="actor" label={text('family.actor')} empty={text('family.unsaid')} options={options(tracingActors)} />
      <FormSelect name="result" label={text('family.result')} empty={text('family.unsaid')} options={options(tracingResults)} />
      <FormArea name="remark" label={text('tracing.remark')} help={text('tracing.remark-help')} />
    </CaseForm>
  );
}

export function AskReunificationForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ at: TypedTime; remark: string }> {...props} action="reunification.ask" path="reunification" defaults={{ at: NO_TIME, remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), remark: given(values.remark) }) satisfies AskReunification}>
      <Banner kind="info"><p>{text('reunification.ask-help')}</p></Banner>
      <FormTime name="at" label={text('reunification.asked-when')} required />
      <FormArea name="remark" label={text('reunification.asked-remark')} />
    </CaseForm>
  );
}

type Decision = DecideReunification['decision'];
const DECISIONS: readonly Decision[] = ['in-favour', 'against', 'postponed'];
interface DecideValues { decision: string; body: string; at: TypedTime; reasons: string }

export function DecideReunificationForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { decisionBodies } = useReference();
  return (
    <CaseForm<DecideValues> {...props} action="reunification.decide" path="reunification/decide" defaults={{ decision: '', body: '', at: NO_TIME, reasons: '' }}
      body={(values) => ({ at: givenTime(values.at), decision: values.decision as Decision, body: values.body, reasons: values.reasons.trim() }) satisfies DecideReunification}>
      <Basis caseId={props.view.id} />
      <FormChoice name="decision" label={text('reunification.decision')} help={text('reunification.decision-help')} required options={DECISIONS.map((value) => ({ value, label: text(`reunification.decision.${value}`) }))} />
      <FormChoice name="body" label={text('reunification.body')} required options={options(decisionBodies)} />
      <FormTime name="at" label={text('reunification.decided-when')} required />
      <FormArea name="reasons" label={text('reunification.reasons')} help={text('reunification.reasons-help')} required />
    </CaseForm>
  );
}

/** What the decision will rest on: the last best-interests assessment. */
function Basis({ caseId }: { caseId: string }) {
  const text = useText();
  return (
    <WithFamily caseId={caseId}>
      {(family) => {
        const [last] = family.assessments;
        return last === undefined ? <Banner kind="warning"><p>{text('interests.none')}</p></Banner> : <Disclosure title={text('interests.basis')}><Assessment assessment={last} family={family} /></Disclosure>;
      }}
    </WithFamily>
  );
}
