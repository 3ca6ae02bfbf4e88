import { Inject, Injectable } from '@nestjs/common';
import type { ChildName } from './child-identity.js';
import { ChildVault } from './child-vault.js';
import { NameIndex, type Narrowing } from './name-index.js';
import { Question } from './name-likeness.rules.js';
import { nameParts } from './name-parts.rules.js';

/** So many cases are proposed by their tokens. */
const PROPOSED = 80;
/** So many of them are opened first, to be compared in clear; the rest only where these do not settle it. */
const OPENED_FIRST = 30;
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

  /** The most alike first, within the running unit of work. Looks further only where what is near was not it. */
  async find(text: string, narrowing: Narrowing, limit: number): Promise<FoundName[]> {
    const question = new Question(text);
    const proposed = await this.index.candidates(text, narrowing, 'near', PROPOSED);
    const first = await this.compare(question, proposed.slice(0, OPENED_FIRST));
    if (nearEnough(first)) return first.slice(0, limit);
    const near = [...first, ...(await this.compare(question, proposed.slice(OPENED_FIRST)))].sort(byLikeness);
    if (nearEnough(near)) return near.slice(0, limit);
    const seen = new Set(proposed);
    const further = await this.index.candidates(text, narrowing, 'far', PROPOSED);
    const far = await this.compare(question, further.filter((caseId) => !seen.has(caseId)));
    return [...near, ...far].sort(byLikeness).slice(0, limit);
  }

  private async compare(question: Question, candidates: readonly string[]): Promise<FoundName[]> {
    const names = await this.vault.names(candidates);
    return candidates
      .flatMap((caseId) => {
        const name = names.get(caseId);
        return name === undefined ? [] : [{ caseId, name, likeness: likenessOf(question, name) }];
      })
      .filter(({ likeness }) => likeness >= ALIKE_ENOUGH)
      .sort(byLikeness);
  }
}

/** By the name, or by what the child is called instead of the given name. */
function likenessOf(question: Question, { given, family, other }: ChildName): number {
  const byName = question.likeness(`${given} ${family}`);
  return other === undefined ? byName : Math.max(byName, question.likeness(other), question.likeness(`${other} ${family}`));
}

/** The very name, or many that are nearly it. */
function nearEnough(found: readonly FoundName[]): boolean {
  return (found[0]?.likeness ?? 0) >= 0.97 || found.filter(({ likeness }) => likeness >= 0.93).length >= 10;
}

function byLikeness(a: FoundName, b: FoundName): number {
  return b.likeness - a.likeness;
}
