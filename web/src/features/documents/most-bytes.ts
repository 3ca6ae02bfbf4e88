/** As the server has it (document.vocabulary.ts). */
export const MOST_BYTES = 5 * 1_048_576;
/** Of a recording. */
export const MOST_SOUND_BYTES = 15 * 1_048_576;
