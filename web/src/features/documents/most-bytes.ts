/** As the server has it (document.vocabulary.ts). */
export const MOST_BYTES = 5 * 1_048_576;
