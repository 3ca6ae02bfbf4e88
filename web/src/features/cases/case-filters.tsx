import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { CaseNarrowing } from '../../api/queries';
import { useReference } from '../../api/reference';
import { keepWords } from '../../api/search-words';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { IconSearch } from '../../ui/icons';
import { SelectField } from '../../ui/select-field';
import { useWide } from '../../ui/use-wide';
import { AgeFields } from './age-fields';
import { StatusChips } from './status-chips';
import { STATUSES } from './statuses';
import { withFilter } from './with-filter';

const PAUSE_MS = 300;

interface Props {
  readonly narrowing: CaseNarrowing;
  /** What was looked for last. */
  readonly words: string;
}

/** What narrows the list stands in the address; what is looked for does not, and the back button finds both again. */
export function CaseFilters({ narrowing, words }: Props) {
  const text = useText();
  const label = useLabel();
  const reference = useReference();
  const navigate = useNavigate();
  const wide = useWide();
  const [typed, setTyped] = useState(words);
  const show = (part: CaseNarrowing, wanted: string): void => {
    void navigate({ to: '/cases', search: withFilter(narrowing, part), state: keepWords(wanted), replace: true, resetScroll: false });
  };
  const set = (part: CaseNarrowing): void => { show(part, words); };

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === words) return undefined;
    const timer = setTimeout(() => { show({}, wanted); }, PAUSE_MS);
    return () => { clearTimeout(timer); };
  });

  const narrowed = [narrowing.status, narrowing.region, narrowing.centre, narrowing.ageFrom, narrowing.ageTo].some((part) => part !== undefined);
  const coded = (list: typeof reference.regions) => list.map(({ code, label: words }) => ({ value: code, label: label(words) }));
  return (
    <form className="case-filters" role="search" onSubmit={(event) => { event.preventDefault(); show({}, typed.trim()); }}>
      <div className="field case-search">
        <label className="field-label" htmlFor="search">{text('cases.search')}</label>
        <div className="case-search-box"><IconSearch size={20} /><input id="search" className="input" type="search" enterKeyHint="search" autoComplete="off" value={typed} onChange={(event) => { setTyped(event.target.value); }} /></div>
      </div>
      <Disclosure title={text('cases.narrow')} open={narrowed}>
        <div className="case-filters-rest">
          {!wide && <SelectField id="status" label={text('cases.status')} empty={text('cases.any-status')} value={narrowing.status ?? ''} options={STATUSES.map((status) => ({ value: status, label: text(`status.${status}`) }))} onChange={(event) => { set({ status: event.target.value }); }} />}
          <SelectField id="region" label={text('field.region')} empty={text('cases.any-region')} value={narrowing.region ?? ''} options={coded(reference.regions)} onChange={(event) => { set({ region: event.target.value }); }} />
          <SelectField id="centre" label={text('field.centre')} empty={text('cases.any-centre')} value={narrowing.centre ?? ''} options={coded(reference.centres)} onChange={(event) => { set({ centre: event.target.value }); }} />
          <AgeFields from={narrowing.ageFrom ?? ''} to={narrowing.ageTo ?? ''} onChange={set} />
        </div>
      </Disclosure>
      {wide && <StatusChips narrowing={narrowing} />}
    </form>
  );
}
