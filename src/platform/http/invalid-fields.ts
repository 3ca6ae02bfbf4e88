import type { ValidationError } from 'class-validator';
import { fieldProblem } from './problem-catalog.js';

/** A body, a query or a parameter that does not have the shape asked for. */
export class InvalidFields extends Error {
  readonly fields: readonly { field: string; code: string; fr: string; en: string }[];

  constructor(errors: readonly ValidationError[]) {
    super('invalid-request');
    this.fields = errors.flatMap((error) => flatten(error, ''));
  }
}

function flatten(error: ValidationError, prefix: string): { field: string; code: string; fr: string; en: string }[] {
  const field = `${prefix}${error.property}`;
  const children = (error.children ?? []).flatMap((child) => flatten(child, `${field}.`));
  if (error.constraints === undefined) return children;
  return [{ field, ...fieldProblem(Object.keys(error.constraints), error.value === undefined) }, ...children];
}
