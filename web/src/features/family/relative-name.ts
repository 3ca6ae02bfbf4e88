import type { FamilyMember } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useText } from '../../i18n/use-text';

/** How a relative is called: by name and relation; by the relation alone where nobody knows the name. */
export function useCalled(): (relative: FamilyMember | undefined) => string {
  const text = useText();
  const nameOf = useNameOf();
  return (relative) => {
    if (relative === undefined) return text('family.relative-unknown');
    const relation = nameOf('relationships', relative.relationship);
    return relative.name === undefined ? relation : `${relative.name} (${relation})`;
  };
}
