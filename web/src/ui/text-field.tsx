import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { describedBy, FieldFrame, type FieldProps } from './field';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'required'> & { ref?: Ref<HTMLInputElement>; short?: boolean };
type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className' | 'required'> & { ref?: Ref<HTMLTextAreaElement> };

export function TextField({ label, id, help, error, required, short = false, ...input }: FieldProps & Input) {
  const frame = { label, id, help, error, required };
  return (
    <FieldFrame {...frame}>
      <input {...input} id={id} className={short ? 'input input-short' : 'input'} aria-required={required} aria-invalid={error !== undefined} aria-describedby={describedBy(frame)} />
    </FieldFrame>
  );
}

export function TextArea({ label, id, help, error, required, ...input }: FieldProps & Area) {
  const frame = { label, id, help, error, required };
  return (
    <FieldFrame {...frame}>
      <textarea rows={3} {...input} id={id} className="input" aria-required={required} aria-invalid={error !== undefined} aria-describedby={describedBy(frame)} />
    </FieldFrame>
  );
}
