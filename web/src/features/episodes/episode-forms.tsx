import type { AnswerReRecruitment, HeldAgain, RecordReRecruitment } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { nothingShared, sharedBody, SharedFields, type SharedValues } from '../custody/shared-fields';

interface RecruitedValues { at: TypedTime; party: string; source: string; words: string }

export function ReRecruitmentForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { parties, reRecruitmentSources } = useReference();
  return (
    <CaseForm<RecruitedValues> {...props} action="re-recruitment.record" path="re-recruitments" grave defaults={{ at: NO_TIME, party: '', source: '', words: '' }}
      body={({ at, party, source, words }, id) => compact({ id, at: givenTime(at), party: given(party), source, words: words.trim() }) satisfies RecordReRecruitment}>
      <Banner kind="warning"><p>{text('episode.what-ends')}</p></Banner>
      <FormTime name="at" label={text('episode.when')} required />
      <FormSelect name="party" label={text('episode.party')} empty={text('form.not-given')} options={options(parties)} />
      <FormSelect name="source" label={text('episode.source')} required options={options(reRecruitmentSources)} />
      <FormArea name="words" label={text('episode.words')} help={text('episode.words-help')} required />
    </CaseForm>
  );
}

export function AnswerReRecruitmentForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { reRecruitmentAnswers } = useReference();
  return (
    <CaseForm<{ at: TypedTime; answer: string; words: string }> {...props} action="re-recruitment.answer" path="re-recruitments/answer" defaults={{ at: NO_TIME, answer: '', words: '' }}
      body={({ at, answer, words }) => ({ at: givenTime(at), answer, words: words.trim() }) satisfies AnswerReRecruitment}>
      <FormChoice name="answer" label={text('episode.answer')} required options={options(reRecruitmentAnswers)} />
      <FormArea name="words" label={text('episode.answer-words')} help={text('episode.words-help')} required />
      <FormTime name="at" label={text('episode.answer-when')} required />
    </CaseForm>
  );
}

export function HeldAgainForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<SharedValues & { remark: string }> {...props} action="custody.begin" path="custodies" grave defaults={{ ...nothingShared(undefined), remark: '' }}
      body={(values, id) => compact({ id, ...sharedBody(values), remark: given(values.remark) }) satisfies HeldAgain}>
      <Banner kind="warning"><p>{text('episode.held')}</p></Banner>
      <SharedFields />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
