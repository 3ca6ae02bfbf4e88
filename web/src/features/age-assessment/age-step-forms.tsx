import type { RecordAgeDocument, RecordAgeExamination, RecordAgeInterview, RecordHolisticAssessment } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenNumber, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { AgeRangeFields } from './age-range-fields';

interface StepValues { at: TypedTime; ageLow: string; ageHigh: string; account: string }
const NOTHING: StepValues = { at: NO_TIME, ageLow: '', ageHigh: '', account: '' };
const said = (values: StepValues, id: string) => ({ id, at: givenTime(values.at), account: values.account.trim() });
const range = (values: StepValues) => ({ ageLow: givenNumber(values.ageLow), ageHigh: givenNumber(values.ageHigh) });

export function AgeDocumentForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { ageDocuments, credibilities } = useReference();
  return (
    <CaseForm<StepValues & { document: string; credibility: string }> {...props} action="age-assessment.document" path="age-assessment/documents"
      defaults={{ ...NOTHING, document: '', credibility: '' }}
      body={(values, id) => compact({ ...said(values, id), ...range(values), document: values.document, credibility: values.credibility }) satisfies RecordAgeDocument}>
      <FormChoice name="document" label={text('age.document')} required options={options(ageDocuments)} />
      <FormChoice name="credibility" label={text('age.credibility')} help={text('age.credibility-help')} required options={options(credibilities)} />
      <AgeRangeFields help={text('age.range-if-known')} />
      <FormTime name="at" label={text('age.looked-at-when')} required />
      <FormArea name="account" label={text('age.document-account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}

export function AgeInterviewForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<StepValues & { kind: '' | 'interview' | 'testimony' }> {...props} action="age-assessment.listen" path="age-assessment/interviews"
      defaults={{ ...NOTHING, kind: '' }}
      body={(values, id) => ({ ...compact({ ...said(values, id), ...range(values) }), kind: values.kind === '' ? 'interview' : values.kind }) satisfies RecordAgeInterview}>
      <FormChoice name="kind" label={text('age.heard')} help={text('age.heard-help')} required
        options={(['interview', 'testimony'] as const).map((value) => ({ value, label: text(`age.heard.${value}`) }))} />
      <AgeRangeFields help={text('age.range-if-known')} />
      <FormTime name="at" label={text('age.taken-when')} required />
      <FormArea name="account" label={text('age.interview-account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}

export function HolisticAssessmentForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { professions } = useReference();
  return (
    <CaseForm<StepValues & { professions: string[] }> {...props} action="age-assessment.assess" path="age-assessment/assessments"
      defaults={{ ...NOTHING, professions: [] }}
      body={(values, id) => ({ ...said(values, id), ageLow: Number(values.ageLow), ageHigh: Number(values.ageHigh), professions: values.professions }) satisfies RecordHolisticAssessment}>
      <Banner kind="info"><p>{text('age.assess-help')}</p></Banner>
      <FormChoices name="professions" label={text('age.professions')} help={text('age.professions-help')} required options={options(professions)} />
      <AgeRangeFields required help={text('age.range-seen')} />
      <FormTime name="at" label={text('age.taken-when')} required />
      <FormArea name="account" label={text('age.assessment-account')} help={text('age.sealed-help')} required />
    </CaseForm>
  );
}

interface ExaminationValues { at: TypedTime; method: string; ageLow: string; ageHigh: string; marginMonths: string; consentBy: string; consentAt: TypedTime; consentLanguage: string; reason: string }

export function AgeExaminationForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { ageMethods, consentGivers, languages } = useReference();
  const months = (margin: string): string | undefined => (/^\d{1,3}$/.test(margin.trim()) ? undefined : text('age.margin-number'));
  return (
    <CaseForm<ExaminationValues> {...props} action="age-assessment.examine" path="age-assessment/examinations"
      defaults={{ at: NO_TIME, method: '', ageLow: '', ageHigh: '', marginMonths: '', consentBy: '', consentAt: NO_TIME, consentLanguage: '', reason: '' }}
      body={(values, id) => compact({
        id, at: givenTime(values.at), method: values.method, ageLow: Number(values.ageLow), ageHigh: Number(values.ageHigh), marginMonths: Number(values.marginMonths),
        consentBy: given(values.consentBy), consentAt: given(givenTime(values.consentAt)), consentLanguage: given(values.consentLanguage), reason: values.reason.trim(),
      }) satisfies RecordAgeExamination}>
      <Banner kind="warning"><p>{text('age.examine-help')}</p></Banner>
      <FormArea name="reason" label={text('age.examine-reason')} help={text('age.sealed-help')} required />
      <FormChoice name="consentBy" label={text('age.consent-by')} help={text('age.consent-help')} required options={options(consentGivers)} />
      <FormTime name="consentAt" label={text('age.consent-when')} required />
      <FormSelect name="consentLanguage" label={text('age.consent-language')} required options={options(languages)} />
      <FormChoice name="method" label={text('age.method')} required options={options(ageMethods)} />
      <AgeRangeFields required help={text('age.range-before-margin')} />
      <FormText name="marginMonths" label={text('age.margin')} help={text('age.margin-help')} required inputMode="numeric" maxLength={3} short check={months} />
      <FormTime name="at" label={text('age.examined-when')} required />
    </CaseForm>
  );
}
