import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';

export const CANCELLED = 'cancelled' as const;
/** Where people are counted by sex. */
export const SESSIONS: ReadonlySet<string> = new Set(['training', 'awareness', 'camp-visit']);
export const NO_COUNTS = { males: '', females: '', sexUnknown: '' };

export function countOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim());
}

/** Participants, or the children identified in a camp. */
export function PeopleFields({ kind }: { kind: string }) {
  const text = useText();
  const count = (value: string): string | undefined => (/^\d{0,8}$/.test(value.trim()) ? undefined : text('centre.whole-number'));
  return (
    <fieldset className="stack-small">
      <legend>{text(kind === 'camp-visit' ? 'activity.children' : 'activity.participants')}</legend>
      {(['males', 'females', 'sexUnknown'] as const).map((name) => <FormText key={name} name={name} label={text(`activity.${name}`)} inputMode="numeric" maxLength={8} short check={count} />)}
    </fieldset>
  );
}
