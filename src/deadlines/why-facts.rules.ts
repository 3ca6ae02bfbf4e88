import type { DatedFact, Label, TimeLimit } from './deadline.vocabulary.js';

interface Deadline {
  readonly rule: Pick<TimeLimit, 'startFact' | 'settlingFacts' | 'voidingFacts' | 'repeats'>;
  readonly subjectId: string;
  readonly startsAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
}

type Part = 'start' | 'end' | 'other';

/** What a fact is to a deadline: what started it, what ended it, what belongs to it and did neither; undefined: nothing. */
export function partOf(fact: DatedFact, { rule, subjectId, startsAt, settledAt, settledBy }: Deadline): Part | undefined {
  const own = fact.subjectId === subjectId;
  if (fact.kind === settledBy && (own || rule.voidingFacts.includes(fact.kind)) && fact.at?.getTime() === settledAt?.getTime()) return 'end';
  if (!own) return undefined;
  const starts = fact.kind === rule.startFact || (rule.repeats && rule.settlingFacts.includes(fact.kind));
  if (starts && fact.at?.getTime() === startsAt.getTime()) return 'start';
  const belongs = fact.kind === 'fact.corrected' || starts || rule.settlingFacts.includes(fact.kind) || rule.voidingFacts.includes(fact.kind) || (rule.startFact === 'custody.started' && fact.kind === 'custody.transferred');
  return belongs ? 'other' : undefined;
}

/** Which reading of a doubtful time was taken: the one that serves the child. */
export function readingOf({ precision }: Pick<DatedFact, 'precision'>, part: Part): Label | undefined {
  if (precision === null) return { fr: 'Personne ne sait quand.', en: 'Nobody knows when.' };
  if (precision === 'minute' || part === 'other') return undefined;
  const fr = precision === 'day' ? 'du jour' : 'du mois';
  const en = precision === 'day' ? 'day' : 'month';
  return part === 'start'
    ? { fr: `Compté dès le premier instant ${fr} : le doute profite à l’enfant.`, en: `Counted from the first instant of the ${en}: doubt serves the child.` }
    : { fr: `Compté au dernier instant ${fr} : le doute profite à l’enfant.`, en: `Counted at the last instant of the ${en}: doubt serves the child.` };
}
