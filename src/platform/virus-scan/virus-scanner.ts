/** The scanner did not answer, or answered what is neither yes nor no. */
export class ScannerUnavailable extends Error {}

export type ScanAnswer = { readonly infected: false } | { readonly infected: true; /** In the scanner's own words. */ readonly what: string };

/** Looks for malicious content in a file before it is kept. */
export abstract class VirusScanner {
  /** Whether anything is looked for at all: where not, the pages say so. */
  abstract readonly scans: boolean;
  /** @throws ScannerUnavailable: whoever asked must then refuse the file */
  abstract scan(bytes: Buffer): Promise<ScanAnswer>;
}
