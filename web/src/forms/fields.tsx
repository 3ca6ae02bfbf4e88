import { useController } from 'react-hook-form';
import { useText } from '../i18n/use-text';
import { ChoiceField } from '../ui/choice-field';
import { ChoicesField } from '../ui/choices-field';
import { KnownTimeField } from '../ui/known-time-field';
import { toKnownTime, type TypedTime } from '../ui/known-time';
import { type Option, SelectField } from '../ui/select-field';
import { FileField, TextArea, TextField } from '../ui/text-field';
import { useFieldId } from './field-ids';

/** Our fields, tied to the form by the name of the answer in the request: what the server says of it comes back beside it. */
interface Named {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
}

function useField<T>(name: string, check: (value: T) => string | undefined) {
  const { field, fieldState } = useController({ name, rules: { validate: (value: unknown) => check(value as T) ?? true } });
  const fieldId = useFieldId();
  return { id: fieldId(name), value: field.value as T, onChange: field.onChange as (value: T) => void, onBlur: field.onBlur, error: fieldState.error?.message };
}

function useFilled(required: boolean): (value: string) => string | undefined {
  const text = useText();
  return (value) => (required && value.trim() === '' ? text('form.required') : undefined);
}

interface FormTextProps extends Named {
  readonly type?: 'text' | 'email' | 'search' | 'date' | 'time';
  readonly inputMode?: 'numeric' | 'text' | 'email';
  readonly maxLength?: number;
  readonly short?: boolean;
  readonly autoComplete?: string;
  readonly check?: (value: string) => string | undefined;
}

export function FormText({ name, required = false, check, ...props }: FormTextProps) {
  const filled = useFilled(required);
  const { onChange, ...field } = useField<string>(name, (value) => filled(value) ?? check?.(value));
  return <TextField autoComplete="off" {...props} {...field} name={name} required={required} onChange={(event) => { onChange(event.target.value); }} />;
}

export function FormArea({ name, required = false, ...props }: Named & { maxLength?: number }) {
  const { onChange, ...field } = useField<string>(name, useFilled(required));
  return <TextArea maxLength={2000} {...props} {...field} name={name} required={required} onChange={(event) => { onChange(event.target.value); }} />;
}

export function FormSelect({ name, required = false, onPicked, ...props }: Named & { options: readonly Option[]; empty?: string; onPicked?: (value: string) => void }) {
  const { onChange, ...field } = useField<string>(name, useFilled(required));
  return (
    <SelectField {...props} {...field} name={name} required={required} onChange={(event) => {
      onChange(event.target.value);
      onPicked?.(event.target.value);
    }} />
  );
}

export function FormChoice({ name, required = false, ...props }: Named & { options: readonly Option[]; side?: boolean }) {
  const { id, value, onChange, onBlur, error } = useField<string>(name, useFilled(required));
  return <ChoiceField {...props} id={id} value={value} onChange={onChange} onBlur={onBlur} error={error} required={required} />;
}

export function FormChoices({ name, required = false, ...props }: Named & { options: readonly Option[] }) {
  const text = useText();
  const { id, value, onChange, onBlur, error } = useField<string[]>(name, (chosen) => (required && chosen.length === 0 ? text('form.required') : undefined));
  return <ChoicesField {...props} id={id} value={value} onChange={onChange} onBlur={onBlur} error={error} required={required} />;
}

interface FormFileProps extends Named {
  readonly accept: string;
  /** What is done with a file before it is kept. */
  readonly prepare: (file: File) => Promise<File>;
  readonly check: (file: File) => string | undefined;
}

export function FormFile({ name, required = false, prepare, check, ...props }: FormFileProps) {
  const text = useText();
  const { id, value, onChange, onBlur, error } = useField<File | null>(name, (file) => (file === null ? (required ? text('form.required') : undefined) : check(file)));
  const pick = async (file: File | undefined): Promise<void> => { onChange(file === undefined ? null : await prepare(file)); };
  return <FileField {...props} id={id} name={name} required={required} error={error} chosen={value?.name} onBlur={onBlur} onChange={(event) => { void pick(event.target.files?.[0]); }} />;
}

export function FormTime({ name, required = false, ...props }: Named) {
  const text = useText();
  const { id, value, onChange, error } = useField<TypedTime>(name, (time) => {
    if (toKnownTime(time) !== undefined) return undefined;
    const begun = time.day !== '' || time.hour !== '' || time.month !== '';
    return required || begun ? text(`time.incomplete.${time.precision}`) : undefined;
  });
  return <KnownTimeField {...props} id={id} value={value} onChange={onChange} error={error} required={required} />;
}
