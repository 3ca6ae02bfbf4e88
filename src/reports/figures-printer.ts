import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Exported, Language } from './exported.vocabulary.js';
import { originLines } from './exported-lines.rules.js';

const TEMPLATE = fileURLToPath(new URL('figures.typ', import.meta.url));

/** Figures on paper (Typst). The same figures of the same instant give the same bytes. The compiler, 50 megabytes of it, is loaded with the first one. */
@Injectable()
export class FiguresPrinter {
  private ready: Promise<{ compiler: NodeCompiler; template: string }> | undefined;

  async print(exported: Exported, language: Language, at: Date): Promise<Buffer> {
    this.ready ??= load();
    const { compiler, template } = await this.ready;
    const paper = {
      title: exported.label[language], origin: originLines(exported, language), edition: exported.edition ?? null, position: exported.knownOn?.position ?? null,
      tables: exported.tables.map(({ label, dimensions, measures, rows }) => ({
        title: label[language], head: [dimensions.map((dimension) => dimension.label[language]).join(', '), ...measures.map((measure) => measure.label[language])],
        rows: rows.map(({ labels, values }) => [labels.map((one) => one[language]).join(' · '), ...values.map(String)]),
      })),
    };
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { paper: JSON.stringify(paper), language } }, { creationTimestamp: Math.floor(at.getTime() / 1000) });
    compiler.evictCache(0);
    return pdf;
  }
}

async function load(): Promise<{ compiler: NodeCompiler; template: string }> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return { compiler: Compiler.create(), template: await readFile(TEMPLATE, 'utf8') };
}
