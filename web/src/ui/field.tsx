import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import './field.css';
import { IconOverdue } from './icons';

/** What every field has: a name, whether it may stay empty (said only in forms, where false is given), a word of help, what is wrong. */
export interface FieldProps {
  readonly label: string;
  readonly id: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

export const helpId = (id: string): string => `${id}-help`;
export const errorId = (id: string): string => `${id}-error`;

/** For aria-describedby: only what is really there. */
export function describedBy({ id, help, error }: Pick<FieldProps, 'id' | 'help' | 'error'>): string | undefined {
  const ids = [help && helpId(id), error && errorId(id)].filter(Boolean).join(' ');
  return ids === '' ? undefined : ids;
}

export function OptionalMark() {
  return <span className="field-optional"> {useText()('form.optional')}</span>;
}

export function FieldFrame({ label, id, help, error, required, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}{required === false && <OptionalMark />}</label>
      {help !== undefined && <p className="field-help" id={helpId(id)}>{help}</p>}
      {children}
      <FieldProblem id={id} error={error} />
    </div>
  );
}

export function FieldProblem({ id, error }: Pick<FieldProps, 'id' | 'error'>) {
  if (error === undefined) return null;
  return <p className="field-error" id={errorId(id)}><IconOverdue size={18} /><span>{error}</span></p>;
}
