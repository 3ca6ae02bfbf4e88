import type { ComponentType, ReactNode } from 'react';
import { type FieldValues, useWatch } from 'react-hook-form';
import type { AnswerReferral, FeedBackReferral, ReferralDetail, ReferralDone, ReferralStep, WithdrawReferral, WriteAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface StepFormProps {
  readonly referral: ReferralDetail;
  readonly onDone: (answer: WriteAnswer) => void;
  readonly reload: () => Promise<void>;
}

interface StepProps<V extends FieldValues> extends StepFormProps {
  readonly path: string;
  readonly defaults: V;
  readonly body: (values: V) => object;
  readonly grave?: boolean;
  readonly children: ReactNode;
}

function StepForm<V extends FieldValues>({ referral, onDone, reload, path, defaults, body, grave = false, children }: StepProps<V>) {
  const text = useText();
  return (
    <CommandForm<V, WriteAnswer> form={`${referral.id}/${path}`} defaults={defaults} version={referral.caseVersion} grave={grave} onDone={onDone} reload={reload} submitLabel={text('form.record')}
      ask={(values) => ({ name: `referral.${path}`, path: `/cases/${referral.caseId}/referrals/${referral.id}/${path}`, body: body(values) })}>
      {children}
    </CommandForm>
  );
}

interface AnswerValues { at: TypedTime; answer: '' | 'accepted' | 'refused'; refusal: string; saidBy: string; remark: string }

function AnswerForm(props: StepFormProps) {
  const text = useText();
  return (
    <StepForm<AnswerValues> {...props} path="answer" defaults={{ at: NO_TIME, answer: '', refusal: '', saidBy: '', remark: '' }}
      body={({ at, answer, refusal, saidBy, remark }) => compact({
        at: givenTime(at), answer: answer === '' ? 'accepted' as const : answer, refusal: answer === 'refused' ? given(refusal) : undefined, saidBy: props.referral.ofOurs ? undefined : given(saidBy), remark: given(remark),
      }) satisfies AnswerReferral}>
      <FormChoice name="answer" label={text('referrals.answer')} required options={(['accepted', 'refused'] as const).map((value) => ({ value, label: text(`referrals.answer.${value}`) }))} />
      <Refusal />
      {!props.referral.ofOurs && <FormText name="saidBy" label={text('referrals.said-by')} help={text('referrals.said-by-help')} required maxLength={120} />}
      <FormTime name="at" label={text('referrals.answered-when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </StepForm>
  );
}

/** Asked for where the partner refuses. */
function Refusal() {
  const text = useText();
  const options = useOptions();
  const { referralRefusals } = useReference();
  if (useWatch({ name: 'answer' }) !== 'refused') return null;
  return <FormChoice name="refusal" label={text('referrals.refusal')} required options={options(referralRefusals)} />;
}

function DoneForm(props: StepFormProps) {
  const text = useText();
  return (
    <StepForm<{ at: TypedTime; remark: string }> {...props} path="done" defaults={{ at: NO_TIME, remark: '' }}
      body={({ at, remark }) => compact({ at: givenTime(at), remark: given(remark) }) satisfies ReferralDone}>
      <FormTime name="at" label={text('referrals.done-when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </StepForm>
  );
}

function FeedBackForm(props: StepFormProps) {
  const text = useText();
  const options = useOptions();
  const { referralResults } = useReference();
  return (
    <StepForm<{ at: TypedTime; result: string; remark: string }> {...props} path="feedback" defaults={{ at: NO_TIME, result: '', remark: '' }}
      body={({ at, result, remark }) => compact({ at: givenTime(at), result, remark: given(remark) }) satisfies FeedBackReferral}>
      <FormChoice name="result" label={text('referrals.result')} help={text('referrals.result-help')} required options={options(referralResults)} />
      <FormTime name="at" label={text('referrals.fed-back-when')} required />
      <FormArea name="remark" label={text('referrals.feedback')} />
    </StepForm>
  );
}

function WithdrawForm(props: StepFormProps) {
  const text = useText();
  return (
    <StepForm<{ at: TypedTime; reason: string }> {...props} path="withdraw" grave defaults={{ at: NO_TIME, reason: '' }}
      body={({ at, reason }) => ({ at: givenTime(at), reason: reason.trim() }) satisfies WithdrawReferral}>
      <FormArea name="reason" label={text('referrals.withdrawn-why')} required maxLength={500} />
      <FormTime name="at" label={text('referrals.withdrawn-when')} required />
    </StepForm>
  );
}

export const STEP_FORMS: Record<ReferralStep, ComponentType<StepFormProps>> = { answer: AnswerForm, done: DoneForm, 'feed-back': FeedBackForm, withdraw: WithdrawForm };
