import type { OpenCase, Standing, Words } from '../cases/index.js';

export interface MergeEffect {
  readonly fr: string;
  readonly en: string;
}

/** What a merge would do, told before anybody confirms it. */
export function mergeEffects(kept: OpenCase, merged: OpenCase, together: Standing, words: Words): MergeEffect[] {
  const [to, from] = [kept.row.code, merged.row.code];
  const where = words.whereabouts(together.whereabouts);
  const who = words.answerable(together.answerable);
  const sees = together.grants.map(({ grantee }) => words.office(grantee));
  return [
    { fr: `On continue dans le dossier ${to}. Le dossier ${from} ne s’écrit plus et renvoie à ${to}.`, en: `The child is followed in ${to}. ${from} takes no more entries and leads to ${to}.` },
    { fr: `Ce qui est écrit dans ${from} se lit aussi dans ${to} ; rien n’est effacé ni déplacé.`, en: `What is written in ${from} is read in ${to} too; nothing is deleted or moved.` },
    { fr: `Où est l’enfant : ${where.fr}. Qui en répond : ${who.fr}.`, en: `Where the child is: ${where.en}. Who answers: ${who.en}.` },
    { fr: `Voient ensuite le dossier : ${sees.map(({ fr }) => fr).join(', ')}.`, en: `Who sees the file afterwards: ${sees.map(({ en }) => en).join(', ')}.` },
    { fr: 'L’enfant compte une seule fois dans les rapports.', en: 'The child counts once in the reports.' },
    { fr: 'On peut séparer les dossiers plus tard, avec un motif.', en: 'The files can be taken apart later, with a reason.' },
  ];
}
