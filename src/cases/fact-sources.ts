import { Injectable } from '@nestjs/common';
import type { Fact } from './facts.vocabulary.js';

/** A module that keeps facts of a case in tables of its own. */
export interface FactSource {
  /** All its facts of this case that the acting person may see, inside the running unit of work. */
  factsOf(caseId: string): Promise<readonly Fact[]>;
}

/** Where the steps of the child's way register, so that `cases` need not know them. */
@Injectable()
export class FactSources {
  private readonly sources: FactSource[] = [];

  register(source: FactSource): void {
    this.sources.push(source);
  }

  async factsOf(caseId: string): Promise<Fact[]> {
    const facts: Fact[] = [];
    for (const source of this.sources) facts.push(...(await source.factsOf(caseId))); // one connection: one after the other
    return facts;
  }
}
