import { type TextId, useText } from '../../i18n/use-text';

const NAMED = [
  'care', 'reintegration', 'organisation', 'one-stop-centre', 'safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community', 'school', 'training', 'income', 'grave',
] as const satisfies readonly (TextId extends `lists.category.${infer Name}` ? Name : string)[];

/** What a kind of a list is called; itself where the product has no word for it. */
export function useCategoryName(): (category: string) => string {
  const text = useText();
  return (category) => {
    const named = NAMED.find((one) => one === category);
    return named === undefined ? category : text(`lists.category.${named}`);
  };
}
