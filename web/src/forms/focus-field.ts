const FOCUSABLE = 'input:not([type="hidden"]), select, textarea, button';

/** To the field itself, or to the first answer of a group. */
export function focusField(element: Element | null): void {
  const target = element?.matches(FOCUSABLE) === true ? element : element?.querySelector(FOCUSABLE);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.closest('.field, fieldset')?.scrollIntoView({ block: 'center' });
}

/** To the first answer that is wrong, if the page shows one by now. */
export function focusFirstInvalid(form: HTMLElement | null): boolean {
  const field = form?.querySelector('[aria-invalid="true"], .field[data-invalid]') ?? null;
  focusField(field);
  return field !== null;
}

/** To what is said of the form as a whole. */
export function focusAlert(form: HTMLElement | null): void {
  const said = form?.querySelector('[role="alert"]');
  if (!(said instanceof HTMLElement)) return;
  said.focus({ preventScroll: true });
  said.scrollIntoView({ block: 'center' });
}
