import { useReference } from '../../api/reference';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useText } from '../../i18n/use-text';
import type { TypedTime } from '../../ui/known-time';
import { usePartyOptions } from './party-options';

export interface WhenWhereWhoValues { occurredAt: TypedTime; region: string; placeText: string; party: string; account: string }

export function WhenWhereWho() {
  const text = useText();
  const options = useOptions();
  const parties = usePartyOptions();
  const { regions } = useReference();
  return (
    <>
      <FormTime name="occurredAt" label={text('violations.occurred')} help={text('violations.occurred-help')} required />
      <FormSelect name="region" label={text('field.region')} empty={text('violations.choose')} required options={options(regions)} />
      <FormText name="placeText" label={text('violations.place')} help={text('violations.sealed-help')} maxLength={200} />
      <FormSelect name="party" label={text('violations.party')} help={text('violations.party-help')} empty={text('violations.choose')} required options={parties} />
    </>
  );
}

export function AccountField() {
  const text = useText();
  return <FormArea name="account" label={text('violations.account')} help={text('violations.account-help')} maxLength={4000} />;
}

/** What was attacked, or used. */
export function FacilityFields() {
  const text = useText();
  const options = useOptions();
  const { facilityDamages } = useReference();
  return (
    <>
      <FormChoice name="facility" label={text('violations.facility')} required side options={(['school', 'hospital'] as const).map((value) => ({ value, label: text(`violations.facility.${value}`) }))} />
      <FormChoice name="act" label={text('violations.act')} help={text('violations.act-help')} required options={(['attack', 'military-use'] as const).map((value) => ({ value, label: text(`violations.act.${value}`) }))} />
      <FormSelect name="damage" label={text('violations.damage')} empty={text('violations.not-said')} options={options(facilityDamages)} />
    </>
  );
}
