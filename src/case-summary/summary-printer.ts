import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { SummaryPaper } from './case-summary.vocabulary.js';

const TEMPLATE = fileURLToPath(new URL('case-summary.typ', import.meta.url));

/** The summary as a tagged PDF (Typst). Nothing of it is kept; the compiler, 50 megabytes of it, is loaded with the first one. */
@Injectable()
export class SummaryPrinter {
  private ready: Promise<{ compiler: NodeCompiler; template: string }> | undefined;

  async print(paper: SummaryPaper, at: Date): Promise<Buffer> {
    this.ready ??= load();
    const { compiler, template } = await this.ready;
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { paper: JSON.stringify(paper) } }, { creationTimestamp: Math.floor(at.getTime() / 1000) });
    compiler.evictCache(0); // what one paper says is not kept for the next
    return pdf;
  }
}

async function load(): Promise<{ compiler: NodeCompiler; template: string }> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return { compiler: Compiler.create(), template: await readFile(TEMPLATE, 'utf8') };
}
