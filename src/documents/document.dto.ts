import { ChoiceField, IdField, TextField } from '../platform/http/index.js';
import { DOCUMENT_KINDS, type DocumentKind } from './document.vocabulary.js';

/** What is said of a file. Travels in a header beside the bytes: an address is written into the logs of every proxy on the way. */
export class AddDocumentRequest {
  @IdField()
  id!: string;

  @ChoiceField(DOCUMENT_KINDS)
  kind!: DocumentKind;

  @TextField(120)
  name!: string;

  @TextField(300, { optional: true })
  description?: string;
}

/** Kept in case the file is sent again: nothing in it names anybody. */
export class AddedDocumentView {
  id!: string;
  kind!: string;
  mediaType!: string;
  size!: number;
}

export class DocumentView {
  id!: string;
  kind!: string;
  mediaType!: string;
  /** Bytes. */
  size!: number;
  name!: string;
  description?: string;
  recordedAt!: string;
  by!: string;
}

export class DocumentListView {
  items!: DocumentView[];
  /** How many more may be added. */
  room!: number;
  /** Whether files are looked at for viruses before they are kept. */
  scanned!: boolean;
}
