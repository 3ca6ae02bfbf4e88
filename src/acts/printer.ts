import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from './act.vocabulary.js';

export interface PrintedPaper {
  readonly paper: Paper;
  readonly number: string;
  readonly code: string;
  readonly issuedAt: Date;
  /** The day of the issue in words. */
  readonly issued: string;
  readonly voided: boolean;
}

const TEMPLATE = fileURLToPath(new URL('act.typ', import.meta.url));

/**
 * Papers as tagged PDF (Typst). The same paper gives the same bytes, here and on another machine: its fonts come with the package, and
 * its date is that of the issue. The compiler, 50 megabytes of it, is loaded with the first paper.
 */
@Injectable()
export class Printer {
  private ready: Promise<{ compiler: NodeCompiler; template: string }> | undefined;

  async print({ paper, number, code, issuedAt, issued, voided }: PrintedPaper): Promise<Buffer> {
    this.ready ??= load();
    const { compiler, template } = await this.ready;
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { paper: JSON.stringify(paper), number, code, issued, voided: voided ? 'yes' : 'no' } },
      { creationTimestamp: Math.floor(issuedAt.getTime() / 1000) },
    );
    compiler.evictCache(0); // what one paper says is not kept for the next
    return pdf;
  }
}

async function load(): Promise<{ compiler: NodeCompiler; template: string }> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return { compiler: Compiler.create(), template: await readFile(TEMPLATE, 'utf8') };
}
