import type { ConcludeAge, RaiseAgeDoubt, TellAge, TellingAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { AgeRangeFields } from './age-range-fields';

interface RaiseValues { doubter: string; ground: string; at: TypedTime; remark: string }

export function RaiseAgeDoubtForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { ageDoubters, ageDoubtGrounds } = useReference();
  return (
    <CaseForm<RaiseValues> {...props} action="age-assessment.raise" path="age-assessment" defaults={{ doubter: '', ground: '', at: NO_TIME, remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), doubter: values.doubter, ground: values.ground, remark: given(values.remark) }) satisfies RaiseAgeDoubt}>
      <Banner kind="info"><p>{text('age.raise-help')}</p></Banner>
      <FormChoice name="doubter" label={text('age.doubter')} required options={options(ageDoubters)} />
      <FormChoice name="ground" label={text('age.ground')} required options={options(ageDoubtGrounds)} />
      <FormTime name="at" label={text('age.raised-when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

interface ConcludeValues { at: TypedTime; ageLow: string; ageHigh: string; professions: string[]; reasons: string }

export function ConcludeAgeForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { professions } = useReference();
  return (
    <CaseForm<ConcludeValues> {...props} action="age-assessment.conclude" path="age-assessment/conclude"
      defaults={{ at: NO_TIME, ageLow: '', ageHigh: '', professions: [], reasons: '' }}
      body={(values) => ({
        at: givenTime(values.at), ageLow: Number(values.ageLow), ageHigh: Number(values.ageHigh), professions: values.professions, reasons: values.reasons.trim(),
      }) satisfies ConcludeAge}>
      <Banner kind="info"><p>{text('age.conclude-help')}</p></Banner>
      <FormChoices name="professions" label={text('age.professions')} help={text('age.professions-help')} required options={options(professions)} />
      <AgeRangeFields required help={text('age.range-help')} />
      <FormTime name="at" label={text('age.concluded-when')} required />
      <FormArea name="reasons" label={text('age.reasons')} help={text('age.reasons-help')} required />
    </CaseForm>
  );
}

interface TellValues { at: TypedTime; language: string; answer: '' | TellingAnswer; account: string }
const ANSWERS: readonly TellingAnswer[] = ['accepts', 'contests', 'no-answer'];

export function TellAgeForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { languages } = useReference();
  return (
    <CaseForm<TellValues> {...props} action="age-assessment.tell" path="age-assessment/tell" defaults={{ at: NO_TIME, language: '', answer: '', account: '' }}
      body={(values, id) => ({
        id, at: givenTime(values.at), language: values.language, answer: values.answer === '' ? 'no-answer' : values.answer, account: values.account.trim(),
      }) satisfies TellAge}>
      <Banner kind="info"><p>{text('age.tell-help')}</p></Banner>
      <FormSelect name="language" label={text('age.told-language')} help={text('age.told-language-help')} required options={options(languages)} />
      <FormTime name="at" label={text('age.told-when')} required />
      <FormChoice name="answer" label={text('age.told-answer')} help={text('age.told-answer-help')} required options={ANSWERS.map((value) => ({ value, label: text(`age.told-answer.${value}`) }))} />
      <FormArea name="account" label={text('age.told-account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}
