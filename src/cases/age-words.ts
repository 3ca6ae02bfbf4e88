import { known } from '../deadlines/index.js';
import type { Label } from '../reference/index.js';
import { CodeWords } from './code-words.js';
import { AGE_STEPS, both, years } from './fact-labels.js';
import type { AgeRange, AgeStep } from './facts.vocabulary.js';

/** What was done to find out an age, in words. */
export class AgeWords extends CodeWords {
  protected ageRange({ professions, ...range }: AgeRange & { professions: readonly string[] }): Label {
    const by = this.by(professions);
    return both((l) => `${years(range)[l]}, ${by[l]}`);
  }

  protected by(professions: readonly string[]): Label {
    const by = professions.map((profession) => this.listed('profession', profession));
    return { fr: `par : ${by.map(({ fr }) => fr).join(', ')}`, en: `by: ${by.map(({ en }) => en).join(', ')}` };
  }

  protected ageStep(step: AgeStep, range: AgeRange | null): { label: Label; detail?: Label } {
    const details: Label[] = [];
    if (step.kind === 'document') details.push(this.listed('age-document', step.document), this.listed('document-credibility', step.credibility));
    if (range !== null) details.push(years(range));
    if (step.kind === 'assessment') details.push(this.by(step.professions));
    if (step.kind === 'examination') {
      const by = this.listed('consent-giver', step.consent.by);
      const language = this.listed('consent-language', step.consent.language);
      details.push(this.listed('age-method', step.method), { fr: `marge de ${String(step.marginMonths)} mois`, en: `margin of ${String(step.marginMonths)} months` }, {
        fr: `consentement éclairé : ${by.fr}, ${known(step.consent.at, 'fr')}, en ${language.fr}`, en: `informed consent: ${by.en}, ${known(step.consent.at, 'en')}, in ${language.en}`,
      });
    }
    return { label: AGE_STEPS[step.kind], ...(details.length > 0 && { detail: both((l) => details.map((one) => one[l]).join(', ')) }) };
  }
}
