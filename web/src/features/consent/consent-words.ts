import { useNameOf } from '../../api/reference';
import { useText } from '../../i18n/use-text';

export interface ConsentWords {
  /** "Recherche de la famille"; for sharing, with whom. */
  readonly subject: (of: { purpose: string; recipient?: string }) => string;
  readonly sections: (sections: readonly string[]) => string;
}

export function useConsentWords(): ConsentWords {
  const text = useText();
  const nameOf = useNameOf();
  return {
    subject: ({ purpose, recipient }) => (recipient === undefined ? nameOf('consentPurposes', purpose) : text('consent.share-with', { partner: nameOf('partners', recipient) })),
    sections: (sections) => sections.map((section) => nameOf('sharedSections', section)).join(' ; '),
  };
}
