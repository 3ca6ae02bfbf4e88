import { useQuery } from '@tanstack/react-query';
import { fosterFamiliesQuery } from '../../api/queries';
import { FormSelect } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { useTermsWords } from './family-words';

/** The vetted families of one's region, with what each may take and how many places are free. */
export function FamilyField() {
  const text = useText();
  const words = useTermsWords();
  const vetted = useQuery(fosterFamiliesQuery()).data?.items.filter(({ state }) => state === 'vetted') ?? [];
  return (
    <FormSelect name="family" label={text('stay.family')} help={text('stay.family-help')} required
      options={vetted.map(({ code, terms, free }) => ({ value: code, label: [code, ...(terms === undefined ? [] : [words(terms)]), text('foster.free', { n: free })].join(' · ') }))} />
  );
}
