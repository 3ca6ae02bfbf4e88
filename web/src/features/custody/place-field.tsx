import { useController, useFormContext } from 'react-hook-form';
import { useNameOf, useReference } from '../../api/reference';
import { useFieldId } from '../../forms/field-ids';
import { useText } from '../../i18n/use-text';
import { ComboField } from '../../ui/combo-field';
import { fold } from '../../ui/fold';
import type { TypedPlace } from './place';

interface PlaceFieldProps {
  readonly name: string;
  readonly regionName: string;
  readonly label: string;
  readonly help?: string;
}

/** A known place brings its region with it; any other place is written down as it is called. */
export function PlaceField({ name, regionName, label, help }: PlaceFieldProps) {
  const text = useText();
  const nameOf = useNameOf();
  const { places } = useReference();
  const fieldId = useFieldId();
  const { setValue } = useFormContext();
  const { field, fieldState } = useController({ name });
  const value = field.value as TypedPlace;
  return (
    <ComboField id={fieldId(name)} label={label} help={help} required={false} error={fieldState.error?.message} openLabel={text('place.open')} text={value.words}
      options={places.map((place) => ({ value: place.code, label: place.name, hint: nameOf('regions', place.region) }))}
      onText={(words) => {
        const known = places.find((place) => fold(place.name) === fold(words));
        field.onChange({ code: known?.code ?? '', words });
        if (known !== undefined) setValue(regionName, known.region, { shouldDirty: true, shouldValidate: true });
      }} />
  );
}
