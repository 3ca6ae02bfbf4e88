export const DOCUMENT_KINDS = ['photo', 'attachment'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** A page scanned on a phone is well below; what is larger would not get through from where it is taken. */
export const MAX_BYTES = 5 * 1_048_576;
export const MAX_DOCUMENTS = 30;
