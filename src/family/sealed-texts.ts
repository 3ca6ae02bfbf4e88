import { type ChildIdentity, noteKey, type OpenedFile } from '../identity/index.js';

/** What lies sealed in the files of one child. A text opens with the key of its own file alone. */
export class SealedTexts {
  private readonly notes: ReadonlyMap<string, string>;

  constructor(
    private readonly opened: readonly OpenedFile[],
    private readonly identities: ReadonlyMap<string, ChildIdentity>,
  ) {
    this.notes = new Map(opened.flatMap((file) => [...file.notes]));
  }

  identity(file: string): ChildIdentity | undefined {
    return this.identities.get(file);
  }

  of(sealed: Buffer | null): string | undefined {
    return sealed === null ? undefined : this.opened.map((file) => file.text(sealed)).find((text) => text !== undefined);
  }

  note(about: string, id: string): string | undefined {
    return this.notes.get(noteKey(about, id));
  }
}
