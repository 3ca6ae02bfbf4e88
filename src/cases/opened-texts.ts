import type { OpenedFile } from '../identity/index.js';
import { bytesOf } from './sealed-texts.rules.js';

/** @returns by its sealed form each text that one of these files opens */
export function textsIn(opened: readonly OpenedFile[], sealed: readonly string[]): Map<string, string> {
  return new Map(
    sealed.flatMap((form) => {
      const bytes = bytesOf(form);
      const [text] = opened.flatMap((file) => file.text(bytes) ?? []);
      return text === undefined ? [] : [[form, text] as const];
    }),
  );
}
