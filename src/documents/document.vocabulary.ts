/** recording: the voice of a child or of a relative. */
export const DOCUMENT_KINDS = ['photo', 'attachment', 'recording'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const SOUND_TYPES = ['audio/ogg', 'audio/mp4', 'audio/aac', 'audio/mpeg', 'audio/wav', 'audio/webm'] as const;
export type SoundType = (typeof SOUND_TYPES)[number];
export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf' | SoundType;

/** A page scanned on a phone is well below; what is larger would not get through from where it is taken. */
export const MAX_BYTES = 5 * 1_048_576;
/** An hour of speech in Opus at 32 kbit/s is 14.4 MB. */
export const MAX_SOUND_BYTES = 15 * 1_048_576;
export const MAX_DOCUMENTS = 30;
