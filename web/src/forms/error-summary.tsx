import type { FieldErrors } from 'react-hook-form';
import { useText } from '../i18n/use-text';
import { Banner } from '../ui/banner';
import { useFieldId } from './field-ids';
import { focusField } from './focus-field';

interface SummaryProps {
  readonly errors: FieldErrors;
  /** What is wrong with the whole, not with one answer. */
  readonly general: string | undefined;
}

export function ErrorSummary({ errors, general }: SummaryProps) {
  const text = useText();
  const fieldId = useFieldId();
  const named = leaves(errors);
  if (named.length === 0 && general === undefined) return null;
  return (
    <Banner kind="grave" role="alert">
      <strong>{general ?? text('form.to-correct', { n: named.length })}</strong>
      {named.length > 0 && (
        <ul className="error-list">
          {named.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={(event) => { event.preventDefault(); focusField(document.getElementById(fieldId(name))); }}>
                {nameOf(fieldId(name))}{message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}

/** Each answer that is wrong, those inside a list by their whole name: `children.3.ageYears`. */
function leaves(errors: object, within = ''): { name: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, error]: [string, unknown]) => {
    if (key === 'root' || typeof error !== 'object' || error === null) return [];
    const name = `${within}${key}`;
    if (!('type' in error)) return leaves(error, `${name}.`);
    return [{ name, message: 'message' in error && typeof error.message === 'string' ? error.message : '' }];
  });
}

/** The field's own label, as it stands on the page. */
function nameOf(id: string): string {
  const field = document.getElementById(id);
  const label = document.querySelector(`label[for="${id}"]`) ?? field?.querySelector('.field-label') ?? field?.closest('fieldset')?.querySelector('legend') ?? field?.closest('.field')?.querySelector('.field-label');
  const words = label?.firstChild?.textContent;
  return words === undefined || words === null || words === '' ? '' : `${words} : `;
}
