import type { Ref, SelectHTMLAttributes } from 'react';
import { useText } from '../i18n/use-text';
import { describedBy, FieldFrame, type FieldProps } from './field';

export interface Option {
  readonly value: string;
  readonly label: string;
}

type Native = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'required'> & { ref?: Ref<HTMLSelectElement> };

/** The phone's own picker: large, fast, known to every hand. */
export function SelectField({ label, id, help, error, required, options, empty, ...select }: FieldProps & Native & { options: readonly Option[]; empty?: string }) {
  const text = useText();
  const frame = { label, id, help, error, required };
  return (
    <FieldFrame {...frame}>
      <select {...select} id={id} className="input" aria-required={required} aria-invalid={error !== undefined} aria-describedby={describedBy(frame)}>
        <option value="">{empty ?? text('form.choose')}</option>
        {options.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
      </select>
    </FieldFrame>
  );
}
