import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { type RecordFilter, staffQuery } from '../../api/queries';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { type Option, SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';

const CASE_CODE = /^ML-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

interface Props {
  readonly to: '/audit/looks' | '/audit/journal' | '/audit/sign-ins';
  readonly filter: RecordFilter;
  /** What is about no child has no case to ask for. */
  readonly ofCases?: boolean;
  /** What the page sorts by besides: the kind of look, or the subject of the change. */
  readonly what: { readonly name: 'kind' | 'subject'; readonly label: string; readonly empty: string; readonly options: readonly Option[] };
}

/** What is looked for stands in the address: the back button undoes it, and a finding can be passed on. */
export function RecordFilters({ to, filter, what, ofCases = true }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const staff = useQuery(staffQuery).data?.items ?? [];
  const [wanted, setWanted] = useState(filter);
  const [wrong, setWrong] = useState<{ case?: string; to?: string }>({});
  const set = (part: RecordFilter): void => { setWanted({ ...wanted, ...part }); };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const code = wanted.case?.trim().toUpperCase() ?? '';
    const problems = {
      ...(code !== '' && !CASE_CODE.test(code) && { case: text('audit.case-wrong') }),
      ...(wanted.from !== undefined && wanted.to !== undefined && wanted.from !== '' && wanted.to !== '' && wanted.to < wanted.from && { to: text('reports.period-wrong') }),
    };
    setWrong(problems);
    if (Object.keys(problems).length > 0) return;
    const search = Object.fromEntries(Object.entries({ ...wanted, case: code }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to, search });
  };
  return (
    <form className={ofCases ? 'record-filters no-print' : 'record-filters record-filters-short no-print'} role="search" onSubmit={submit} noValidate>
      <SelectField id="person" label={text('audit.person')} empty={text('audit.anybody')} value={wanted.person ?? ''} options={staff.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => { set({ person: event.target.value }); }} />
      <SelectField id="what" label={what.label} empty={what.empty} value={wanted[what.name] ?? ''} options={what.options} onChange={(event) => { set({ [what.name]: event.target.value }); }} />
      {ofCases && <TextField id="case" label={text('audit.case')} error={wrong.case} autoCapitalize="characters" autoComplete="off" placeholder="ML-0000-0000" value={wanted.case ?? ''} onChange={(event) => { set({ case: event.target.value }); }} />}
      <TextField id="from" type="date" label={text('reports.from')} value={wanted.from ?? ''} onChange={(event) => { set({ from: event.target.value }); }} />
      <TextField id="to" type="date" label={text('reports.to')} error={wrong.to} value={wanted.to ?? ''} onChange={(event) => { set({ to: event.target.value }); }} />
      <Button type="submit">{text('reports.show')}</Button>
    </form>
  );
}
