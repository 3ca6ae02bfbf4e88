import { createContext, use, useId } from 'react';

/** Two forms on one page may ask for the same answer: each has ids of its own, or a label would lead to the field of the other. */
const FormIds = createContext('field');
export const FormIdsProvider = FormIds;

export const useFormIds = (): string => `field${useId()}`;

/** The id on the page of the field of an answer, in the form around it. */
export function useFieldId(): (name: string) => string {
  const form = use(FormIds);
  return (name) => `${form}-${name}`;
}
