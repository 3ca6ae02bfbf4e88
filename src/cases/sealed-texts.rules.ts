import type { Fact } from './facts.vocabulary.js';

/** What the facts of a case hold sealed, each form once. */
export function sealedTexts(facts: readonly Fact[]): string[] {
  return [...new Set(facts.flatMap(textsOf))];
}

function textsOf(fact: Fact): string[] {
  switch (fact.kind) {
    case 'custody.started':
      return [...placeOf(fact), ...given(fact.sealedOperation)];
    case 'custody.transferred':
      return placeOf(fact);
    case 'service.given':
      return given(fact.sealedDetail);
    case 'assessment.made':
      return [fact.sealedStrengths, fact.sealedNeeds];
    case 'plan-goal.set':
      return given(fact.sealedWords);
    case 'plan-step.agreed':
      return [fact.sealedWhat];
    case 'visit.found':
      return [...given(fact.sealedGrounds), ...given(fact.sealedNeeds)];
    case 'track.begun':
      return [fact.sealedProvider];
    case 'plan.agreed':
      return given(fact.sealedWhyNot);
    default:
      return [];
  }
}

function placeOf({ place }: { place: { code: string } | { sealed: string } | null }): string[] {
  return place !== null && 'sealed' in place ? [place.sealed] : [];
}

function given(sealed: string | null): string[] {
  return sealed === null ? [] : [sealed];
}

/** bytea as PostgreSQL writes it into JSON: \\x and hex. */
export function bytesOf(form: string): Buffer {
  return Buffer.from(form.replace(/^\\x/, ''), 'hex');
}
