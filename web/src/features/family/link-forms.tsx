import { useWatch } from 'react-hook-form';
import type { FamilyView, RecordStatement, VerifyLink } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { useCalled } from './relative-name';
import { WithFamily } from './with-family';

const SIDES: readonly RecordStatement['side'][] = ['child', 'relative'];
const RESULTS: readonly RecordStatement['result'][] = ['agrees', 'doubtful', 'contradicts'];
const PHOTOS: readonly RecordStatement['photo'][] = ['recognised', 'not-recognised', 'not-shown'];

interface HearValues { relative: string; side: '' | RecordStatement['side']; at: TypedTime; result: '' | RecordStatement['result']; photo: '' | RecordStatement['photo']; documents: string[]; answers: string }

export function HearForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Hear {...props} family={family} />}</WithFamily>;
}

function Hear({ family: { relatives }, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const options = useOptions();
  const called = useCalled();
  const { linkDocuments } = useReference();
  const [only] = relatives.length === 1 ? relatives : [];
  return (
    <CaseForm<HearValues> {...props} action="relative.hear" path="relatives/statements"
      defaults={{ relative: only?.id ?? '', side: '', at: NO_TIME, result: '', photo: '', documents: [], answers: '' }}
      body={(values, id) => ({
        id, relative: values.relative, side: values.side === '' ? 'child' : values.side, at: givenTime(values.at), result: values.result === '' ? 'doubtful' : values.result,
        photo: values.photo === '' ? 'not-shown' : values.photo, documents: values.documents, answers: values.answers.trim(),
      }) satisfies RecordStatement}>
      <Banner kind="info"><p>{text('family.hear-help')}</p></Banner>
      <FormSelect name="relative" label={text('family.which-link')} required options={relatives.map((one) => ({ value: one.id, label: called(one) }))} />
      <FormChoice name="side" label={text('family.side')} required options={SIDES.map((value) => ({ value, label: text(`family.side.${value}`) }))} />
      <FormTime name="at" label={text('family.heard-when')} required />
      <FormArea name="answers" label={text('family.answers')} help={text('family.answers-help')} required />
      <FormChoice name="photo" label={text('family.photo')} required options={PHOTOS.map((value) => ({ value, label: text(`family.photo.${value}`) }))} />
      <FormChoices name="documents" label={text('family.documents')} options={options(linkDocuments)} />
      <FormChoice name="result" label={text('family.said')} help={text('family.said-help')} required options={RESULTS.map((value) => ({ value, label: text(`family.said.${value}`) }))} />
    </CaseForm>
  );
}

interface VerifyValues { relative: string; at: TypedTime; result: '' | VerifyLink['result']; reason: string; remark: string }

export function VerifyForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Verify {...props} family={family} />}</WithFamily>;
}

function Verify({ family: { relatives }, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const called = useCalled();
  const heard = relatives.filter(({ statements }) => SIDES.every((side) => statements.some((one) => one.side === side)));
  const [only] = heard.length === 1 ? heard : [];
  return (
    <CaseForm<VerifyValues> {...props} action="relative.verify" path="relatives/verifications" defaults={{ relative: only?.id ?? '', at: NO_TIME, result: '', reason: '', remark: '' }}
      body={(values, id) => compact({
        id, relative: values.relative, at: givenTime(values.at), result: values.result === '' ? 'not-verified' : values.result, reason: values.result === 'verified' ? undefined : given(values.reason), remark: given(values.remark),
      }) satisfies VerifyLink}>
      <Banner kind="info"><p>{text('family.verify-help')}</p></Banner>
      <FormSelect name="relative" label={text('family.which-link')} required options={heard.map((one) => ({ value: one.id, label: called(one) }))} />
      <FormChoice name="result" label={text('family.link')} required options={(['verified', 'not-verified'] as const).map((value) => ({ value, label: text(`family.link.${value}`) }))} />
      <WhyNot />
      <FormTime name="at" label={text('family.concluded-when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

function WhyNot() {
  const text = useText();
  const options = useOptions();
  const { verificationReasons } = useReference();
  const result = useWatch<VerifyValues, 'result'>({ name: 'result' });
  return result === 'not-verified' ? <FormChoice name="reason" label={text('family.why-not-verified')} required options={options(verificationReasons)} /> : null;
}
