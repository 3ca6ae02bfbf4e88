import { Logger } from '@nestjs/common';
import { Refusal } from '../platform/refusal/index.js';
import { ScannerUnavailable, type VirusScanner } from '../platform/virus-scan/index.js';
import { decideFile } from './document.rules.js';
import type { DocumentKind, MediaType } from './document.vocabulary.js';

/** A file that was looked at: only such are kept. */
export class ExaminedFile {
  private constructor(
    readonly kind: DocumentKind,
    readonly mediaType: MediaType,
    readonly bytes: Buffer,
  ) {}

  /**
   * Outside any unit of work: a scan may take seconds, and no row is locked meanwhile.
   * @throws Refusal body-too-large, document-type, file-infected; virus-scan-silent when nobody knows
   */
  static async of(kind: DocumentKind, bytes: Buffer, scanner: VirusScanner): Promise<ExaminedFile> {
    const mediaType = decideFile(kind, bytes);
    const log = new Logger(ExaminedFile.name);
    const answer = await scanner.scan(bytes).catch((error: unknown) => {
      if (!(error instanceof ScannerUnavailable)) throw error;
      log.warn(`a file was refused unscanned: ${error.message}`);
      throw new Refusal('virus-scan-silent', 'file');
    });
    if (answer.infected) {
      log.warn(`a file was refused: ${answer.what}`); // the scanner's name of what it found, and nothing of the file
      throw new Refusal('file-infected', 'file');
    }
    return new ExaminedFile(kind, mediaType, bytes);
  }
}
