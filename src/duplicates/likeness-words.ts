import type { Likeness, LikenessGrade, LikenessSign } from './likeness.vocabulary.js';

interface Words {
  readonly fr: string;
  readonly en: string;
}

const GRADES: Record<LikenessGrade, Words> = {
  'very-likely': { fr: 'Très ressemblant', en: 'Very much alike' },
  likely: { fr: 'Ressemblant', en: 'Alike' },
  possible: { fr: 'Peut-être', en: 'Perhaps' },
  none: { fr: 'Pas ressemblant', en: 'Not alike' },
};

const SIGNS: Record<LikenessSign, Words> = {
  'same-name': { fr: 'même nom', en: 'same name' },
  'close-name': { fr: 'nom proche', en: 'close name' },
  'same-sex': { fr: 'même sexe', en: 'same sex' },
  'other-sex': { fr: 'sexe différent', en: 'different sex' },
  'same-age': { fr: 'même âge', en: 'same age' },
  'close-age': { fr: 'âge proche', en: 'close age' },
  'other-age': { fr: 'âge différent', en: 'different age' },
  'same-region': { fr: 'même région', en: 'same region' },
  'same-capture': { fr: 'capture aux mêmes jours', en: 'captured within the same days' },
};

/** "Ressemblant : même nom, même sexe, âge proche". */
export function likenessWords({ grade, signs }: Likeness): Words {
  return {
    fr: `${GRADES[grade].fr} : ${signs.map((sign) => SIGNS[sign].fr).join(', ')}`,
    en: `${GRADES[grade].en}: ${signs.map((sign) => SIGNS[sign].en).join(', ')}`,
  };
}
