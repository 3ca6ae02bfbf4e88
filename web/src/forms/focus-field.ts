const FOCUSABLE = 'input:not([type="hidden"]), select, textarea, button';

/** To the field itself, or to the first answer of a group. */
export function focusField(element: Element | null): void {
  const target = element?.matches(FOCUSABLE) === true ? element : element?.querySelector(FOCUSABLE);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.closest('.field, fieldset')?.scrollIntoView({ block: 'center' });
}

export function focusFirstInvalid(form: HTMLElement | null): void {
  focusField(form?.querySelector('[aria-invalid="true"], .field[data-invalid]') ?? null);
}
