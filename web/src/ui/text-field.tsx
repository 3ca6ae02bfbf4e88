import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { useText } from '../i18n/use-text';
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

/** `chosen` is said in words: after the session was renewed the form still holds the file, and the browser's own field is empty. */
export function FileField({ label, id, help, error, required, chosen, ...input }: FieldProps & Input & { chosen: string | undefined }) {
  const text = useText();
  const frame = { label, id, help, error, required };
  return (
    <FieldFrame {...frame}>
      <input {...input} type="file" id={id} className="input input-file" aria-required={required} aria-invalid={error !== undefined} aria-describedby={describedBy(frame)} />
      {chosen !== undefined && <p className="small soft" role="status">{text('form.file-chosen', { name: chosen })}</p>}
    </FieldFrame>
  );
}
