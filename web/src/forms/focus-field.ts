const FOCUSABLE = 'input:not([type="hidden"]), select, textarea, button';

/** To the field itself, or to the first answer of a group. */
export function focusField(element: Element | null): void {
  const target = element?.matches(FOCUSABLE) === true ? element : element?.querySelector(FOCUSABLE);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.closest('.field, fieldset')?.scrollIntoView({ block: 'center' });
}

/** To the first answer that is wrong; where none is, to what is said of the whole. */
export function focusProblem(form: HTMLElement | null): void {
  const field = form?.querySelector('[aria-invalid="true"], .field[data-invalid]');
  if (field !== null && field !== undefined) {
    focusField(field);
    return;
  }
  const said = form?.querySelector('[role="alert"]');
  if (!(said instanceof HTMLElement)) return;
  said.focus({ preventScroll: true });
  said.scrollIntoView({ block: 'center' });
}
