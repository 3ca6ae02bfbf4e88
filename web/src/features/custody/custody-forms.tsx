import type { ReleaseFromCustody, SituationUnknown, TransferCustody } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { AuthorityFields } from './authority-fields';
import { NO_PLACE, type TypedPlace } from './place';
import { PlaceField } from './place-field';

interface TransferValues { at: TypedTime; authority: string; unitId: string; placeText: TypedPlace; region: string; remark: string }

export function TransferForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { regions } = useReference();
  return (
    <CaseForm<TransferValues> {...props} action="custody.transfer" path="custody/transfer"
      defaults={{ at: NO_TIME, authority: '', unitId: '', placeText: NO_PLACE, region: '', remark: '' }}
      body={(values) => compact({ at: givenTime(values.at), authority: values.authority, unitId: given(values.unitId), region: values.region, placeText: given(values.placeText.words), remark: given(values.remark) }) satisfies TransferCustody}>
      <Banner kind="info"><p>{text('custody.transfer-help')}</p></Banner>
      <FormTime name="at" label={text('custody.transfer-when')} required />
      <AuthorityFields />
      <PlaceField name="placeText" regionName="region" label={text('field.place')} />
      <FormSelect name="region" label={text('field.region')} required options={options(regions)} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

interface ReleaseValues { at: TypedTime; kind: string; remark: string }

export function ReleaseForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { releaseKinds } = useReference();
  return (
    <CaseForm<ReleaseValues> {...props} action="custody.release" path="custody/release" grave defaults={{ at: NO_TIME, kind: '', remark: '' }}
      body={(values) => compact({ at: givenTime(values.at), kind: values.kind, remark: given(values.remark) }) satisfies ReleaseFromCustody}>
      <Banner kind="warning"><p>{text('custody.release-help')}</p></Banner>
      <FormChoice name="kind" label={text('custody.release-kind')} required options={options(releaseKinds)} />
      <FormTime name="at" label={text('field.when')} required />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

export function SituationUnknownForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ remark: string }> {...props} action="custody.situation-unknown" path="custody/situation-unknown" grave defaults={{ remark: '' }}
      body={({ remark }) => compact({ remark: given(remark) }) satisfies SituationUnknown}>
      <Banner kind="warning"><p>{text('custody.situation-unknown-help')}</p></Banner>
      <FormArea name="remark" label={text('custody.situation-unknown-remark')} />
    </CaseForm>
  );
}
