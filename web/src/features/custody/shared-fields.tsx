import { useReference } from '../../api/reference';
import { FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { AuthorityFields } from './authority-fields';
import { NO_PLACE, type TypedPlace } from './place';
import { PlaceField } from './place-field';

/** What children taken together have in common; of one child alone it is asked in the same words. */
export interface SharedValues {
  kind: 'capture' | 'arrest';
  startedAt: TypedTime;
  place: TypedPlace;
  region: string;
  authority: string;
  unitId: string;
  operation: string;
}

/** Whoever belongs to a unit notifies for it. */
export function nothingShared(own: { readonly id: string; readonly authority: string } | undefined): SharedValues {
  return { kind: 'capture', startedAt: NO_TIME, place: NO_PLACE, region: '', authority: own?.authority ?? '', unitId: own?.id ?? '', operation: '' };
}

export function sharedBody({ kind, startedAt, place, region, authority, unitId, operation }: SharedValues) {
  return {
    kind, startedAt: givenTime(startedAt), place: given(place.code), placeText: place.code === '' ? given(place.words) : undefined,
    region, authority, unitId: given(unitId), operation: given(operation),
  };
}

export function SharedFields() {
  const text = useText();
  const options = useOptions();
  const reference = useReference();
  return (
    <>
      <FormChoice name="kind" label={text('capture.kind')} required side options={options(reference.entryKinds.filter(({ code }) => code === 'capture' || code === 'arrest'))} />
      <FormTime name="startedAt" label={text('capture.when')} help={text('capture.when-help')} required />
      <PlaceField name="place" regionName="region" label={text('field.place')} help={text('field.place-help')} />
      <FormSelect name="region" label={text('field.region')} required options={options(reference.regions)} />
      <AuthorityFields />
    </>
  );
}
