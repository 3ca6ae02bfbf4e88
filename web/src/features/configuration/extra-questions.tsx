import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaseView, ExtraField, ExtraFieldPlace, GivenExtra } from '../../api/contract';
import { extraAnswersQuery } from '../../api/queries';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../ui/query-state';

/** What was typed, by the id of the field. */
export type ExtraValues = Record<string, string>;

/** The fields that are asked here, and an empty answer to each for the form to begin with. */
export function WithExtra({ place, view, children }: { place: ExtraFieldPlace; view: CaseView; children: (fields: readonly ExtraField[], nothing: ExtraValues) => ReactNode }) {
  const found = useQuery(extraAnswersQuery(view.id));
  return (
    <QueryState of={found}>
      {({ asked }) => {
        const fields = asked.filter((field) => field.place === place);
        return children(fields, Object.fromEntries(fields.map(({ id }) => [id, ''])));
      }}
    </QueryState>
  );
}

/** Of a domain alone, where an assessment asks for it. */
export function ExtraQuestions({ fields, domain }: { fields: readonly ExtraField[]; domain?: string }) {
  return <>{fields.filter((field) => field.domain === domain).map((field) => <Question key={field.id} field={field} />)}</>;
}

function Question({ field }: { field: ExtraField }) {
  const text = useText();
  const label = useLabel();
  const named = { name: `extra.${field.id}`, label: label(field.label), required: field.required };
  switch (field.kind) {
    case 'text':
      return <FormArea {...named} help={text('extra.text-help')} />;
    case 'number':
      return <FormText {...named} inputMode="numeric" short check={(value) => (value.trim() === '' || Number.isFinite(asNumber(value)) ? undefined : text('extra.not-a-number'))} />;
    case 'date':
      return <FormText {...named} type="date" short />;
    case 'yes-no':
      return <FormChoice {...named} side options={[{ value: 'yes', label: text('extra.yes') }, { value: 'no', label: text('extra.no') }]} />;
    case 'choice':
      return <FormChoice {...named} options={field.options.map(({ code, label: words }) => ({ value: code, label: label(words) }))} />;
  }
}

const asNumber = (value: string): number => Number(value.trim().replace(',', '.'));

/** The answers that were given, for the request. */
export function givenExtra(fields: readonly ExtraField[], values: ExtraValues): GivenExtra[] {
  return fields.flatMap(({ id, kind }): GivenExtra[] => {
    const value = (values[id] ?? '').trim();
    if (value === '') return [];
    switch (kind) {
      case 'text':
        return [{ field: id, text: value }];
      case 'number':
        return [{ field: id, number: asNumber(value) }];
      case 'date':
        return [{ field: id, day: value }];
      case 'yes-no':
        return [{ field: id, flag: value === 'yes' }];
      case 'choice':
        return [{ field: id, choice: value }];
    }
  });
}
