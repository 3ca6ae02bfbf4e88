import { Inject, Injectable } from '@nestjs/common';
import type { ChildName } from './child-identity.js';
import { ChildVault } from './child-vault.js';
import { NameIndex, type Narrowing } from './name-index.js';
import { Question } from './name-likeness.rules.js';
import { nameParts } from './name-parts.rules.js';

/** So many sealed names are opened for one search, to be compared in clear. */
const OPENED = 80;
/** A name less like the one looked for is not shown. */
const ALIKE_ENOUGH = 0.6;

export interface FoundName {
  readonly caseId: string;
  readonly name: ChildName;
  /** 0 to 1 */
  readonly likeness: number;
}

/** Children by name: tokens propose, the opened names decide. Shows nothing that the acting person might not open one by one. */
@Injectable()
export class NameSearch {
  constructor(
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(ChildVault) private readonly vault: ChildVault,
  ) {}

  /** Whether there is anything in the text to look for by name. */
  canLookFor(text: string): boolean {
    return nameParts(text).length > 0;
  }

  /** The most alike first, within the running unit of work. */
  async find(text: string, narrowing: Narrowing, limit: number): Promise<FoundName[]> {
    const candidates = await this.index.candidates(text, narrowing, OPENED);
    const names = await this.vault.names(candidates);
    const question = new Question(text);
    return candidates
      .flatMap((caseId) => {
        const name = names.get(caseId);
        return name === undefined ? [] : [{ caseId, name, likeness: question.likeness(`${name.given} ${name.family}`) }];
      })
      .filter(({ likeness }) => likeness >= ALIKE_ENOUGH)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, limit);
  }
}
