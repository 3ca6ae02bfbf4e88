import type { Looker } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import type { TextId } from '../../i18n/use-text';
import { useText } from '../../i18n/use-text';
import fr from '../../i18n/fr.json';

/** A word for what the server calls by a code; the code itself where this client does not know it yet. */
export function useWordFor(): (family: 'look' | 'subject' | 'unusual' | 'event' | 'sign-in-method', code: string) => string {
  const text = useText();
  return (family, code) => {
    const id = `${family}.${code}`;
    return id in fr ? text(id as TextId) : code;
  };
}

/** Role and place of work. */
export function usePostOf(): (person: Looker) => string {
  const text = useText();
  const nameOf = useNameOf();
  return ({ role, unit, centre, region }) => {
    const place = unit ?? (centre !== undefined ? nameOf('centres', centre) : nameOf('regions', region));
    return [text(`role.${role}`), place].filter((words) => words !== '').join(' · ');
  };
}
