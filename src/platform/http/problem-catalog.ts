import type { RefusalCode } from '../refusal/index.js';

interface Sentence {
  readonly status: number;
  readonly fr: string;
  readonly en: string;
}

/** What each refusal becomes at the HTTP edge: a status and one sentence that a tired person understands. */
export const PROBLEMS: Record<RefusalCode, Sentence> = {
  'invalid-request': { status: 400, fr: 'Certaines réponses du formulaire sont à corriger.', en: 'Some answers of the form need to be corrected.' },
  'malformed-json': { status: 400, fr: 'La demande n’est pas lisible (JSON mal formé).', en: 'The request cannot be read (malformed JSON).' },
  'unsupported-content-type': { status: 415, fr: 'La demande doit être envoyée en JSON.', en: 'The request must be sent as JSON.' },
  'body-too-large': { status: 413, fr: 'La demande est trop volumineuse.', en: 'The request is too large.' },
  'too-many-requests': { status: 429, fr: 'Trop de demandes à la suite. Réessayez dans une minute.', en: 'Too many requests in a row. Try again in a minute.' },
  'signed-out': { status: 401, fr: 'Votre session est terminée. Connectez-vous à nouveau.', en: 'Your session has ended. Sign in again.' },
  'wrong-credentials': { status: 401, fr: 'Adresse ou mot de passe incorrect.', en: 'Wrong address or password.' },
  forbidden: { status: 403, fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this action.' },
  'not-found': { status: 404, fr: 'Introuvable, ou hors de votre périmètre.', en: 'Not found, or outside your scope.' },
  'foreign-origin': { status: 403, fr: 'La demande vient d’un autre site.', en: 'The request comes from another site.' },
  'version-missing': { status: 428, fr: 'La version du dossier manque (If-Match).', en: 'The version of the case is missing (If-Match).' },
  'version-overtaken': { status: 412, fr: 'Le dossier a changé entre-temps. Relisez-le, puis recommencez.', en: 'The case has changed meanwhile. Read it again, then retry.' },
  'idempotency-key-missing': { status: 400, fr: 'La clé d’envoi manque (Idempotency-Key, un UUID).', en: 'The sending key is missing (Idempotency-Key, a UUID).' },
  'idempotency-key-reused': { status: 422, fr: 'Cette clé d’envoi a déjà servi pour une autre demande.', en: 'This sending key has already served for another request.' },
  'already-exists': { status: 409, fr: 'Cet enregistrement existe déjà.', en: 'This record already exists.' },
  'in-the-future': { status: 422, fr: 'Cette date est dans le futur.', en: 'This date is in the future.' },
  'before-previous-fact': { status: 422, fr: 'Cette date est avant le fait précédent du dossier.', en: 'This date is before the previous fact of the case.' },
  'before-birth': { status: 422, fr: 'Cette date est avant la naissance de l’enfant, d’après son âge.', en: 'This date is before the child’s birth, by the age given.' },
  'age-unsaid': { status: 422, fr: 'Indiquez l’âge, ou dites qu’il est inconnu.', en: 'Give the age, or say that it is unknown.' },
  'ends-before-start': { status: 422, fr: 'La fin est avant le début.', en: 'The end is before the start.' },
  'overlapping-custody': { status: 409, fr: 'L’enfant est déjà détenu pendant cette période.', en: 'The child is already held during this period.' },
  'overlapping-stay': { status: 409, fr: 'L’enfant a déjà un séjour pendant cette période.', en: 'The child already has a stay during this period.' },
  'overlapping-placement': { status: 409, fr: 'L’enfant est déjà placé ailleurs pendant cette période.', en: 'The child is already placed elsewhere during this period.' },
  'not-in-custody': { status: 409, fr: 'L’enfant n’est pas privé de liberté.', en: 'The child is not deprived of liberty.' },
  'already-in-custody': { status: 409, fr: 'L’enfant est déjà privé de liberté.', en: 'The child is already deprived of liberty.' },
  'custody-ended': { status: 409, fr: 'Cette détention est déjà terminée.', en: 'This custody has already ended.' },
  'handover-pending': { status: 409, fr: 'Une remise attend déjà la réponse du centre.', en: 'A handover is already waiting for the centre’s answer.' },
  'no-handover-pending': { status: 409, fr: 'Aucune remise n’attend de réponse.', en: 'No handover is waiting for an answer.' },
  'handover-before-capture': { status: 422, fr: 'La remise est avant la privation de liberté.', en: 'The handover is before the deprivation of liberty.' },
  'handover-elsewhere': { status: 403, fr: 'Cette remise est adressée à un autre centre.', en: 'This handover is addressed to another centre.' },
  'already-in-care': { status: 409, fr: 'L’enfant est déjà en prise en charge transitoire.', en: 'The child is already in interim care.' },
  'not-in-care': { status: 409, fr: 'L’enfant n’est pas en prise en charge transitoire.', en: 'The child is not in interim care.' },
  'not-ready-for-admission': { status: 409, fr: 'L’enfant ne peut pas être admis : la remise n’est pas acceptée.', en: 'The child cannot be admitted: the handover has not been accepted.' },
  'discharge-before-admission': { status: 422, fr: 'La sortie est avant l’admission.', en: 'The discharge is before the admission.' },
  'not-in-reintegration': { status: 409, fr: 'L’enfant n’est pas en réintégration.', en: 'The child is not in reintegration.' },
  'case-closed': { status: 409, fr: 'Le dossier est clos.', en: 'The case is closed.' },
  'closure-pending': { status: 409, fr: 'Une demande de clôture attend déjà l’approbation.', en: 'A closure request is already waiting for approval.' },
  'no-closure-pending': { status: 409, fr: 'Aucune demande de clôture n’attend d’approbation.', en: 'No closure request is waiting for approval.' },
  'closure-with-open-deadline': { status: 409, fr: 'Une échéance reste ouverte : le dossier ne peut pas être clos.', en: 'A deadline is still open: the case cannot be closed.' },
  'closure-by-same-person': { status: 403, fr: 'La clôture est approuvée par une autre personne que celle qui la demande.', en: 'A closure is approved by another person than the one who asks for it.' },
  'closure-while-in-care': { status: 409, fr: 'L’enfant est encore détenu ou pris en charge : le dossier ne peut pas être clos.', en: 'The child is still held or in care: the case cannot be closed.' },
  'unknown-code': { status: 422, fr: 'Ce code n’existe pas dans la liste.', en: 'This code is not in the list.' },
  'unknown-region': { status: 422, fr: 'Cette région n’existe pas.', en: 'This region does not exist.' },
  'centre-required': { status: 422, fr: 'Indiquez le centre.', en: 'Name the centre.' },
  'region-required': { status: 422, fr: 'Indiquez la région.', en: 'Name the region.' },
  'email-taken': { status: 409, fr: 'Un compte existe déjà pour cette adresse.', en: 'An account already exists for this address.' },
  'role-place-mismatch': { status: 422, fr: 'Ce rôle demande une région, un centre ou une unité.', en: 'This role needs a region, a centre or a unit.' },
};

/** Sentences for fields that fail validation, by the validator's name. */
const FIELD_PROBLEMS: Record<string, { code: string; fr: string; en: string }> = {
  whitelistValidation: { code: 'unknown-field', fr: 'Champ inconnu.', en: 'Unknown field.' },
  isKnownTime: { code: 'not-a-time', fr: 'Indiquez une heure, un jour ou un mois qui existe.', en: 'Give an hour, a day or a month that exists.' },
  isUuid: { code: 'not-an-id', fr: 'Identifiant non valable.', en: 'Not a valid identifier.' },
  isIn: { code: 'not-in-list', fr: 'Choisissez une réponse de la liste.', en: 'Choose an answer from the list.' },
  maxLength: { code: 'too-long', fr: 'Texte trop long.', en: 'Text too long.' },
  isLength: { code: 'wrong-length', fr: 'Longueur non valable.', en: 'Wrong length.' },
  minLength: { code: 'too-short', fr: 'Texte trop court.', en: 'Text too short.' },
  isNotEmpty: { code: 'required', fr: 'Réponse nécessaire.', en: 'An answer is needed.' },
  isEmail: { code: 'not-an-email', fr: 'Adresse électronique non valable.', en: 'Not a valid e-mail address.' },
  min: { code: 'too-small', fr: 'Nombre trop petit.', en: 'Number too small.' },
  max: { code: 'too-large', fr: 'Nombre trop grand.', en: 'Number too large.' },
};
const REQUIRED = { code: 'required', fr: 'Réponse nécessaire.', en: 'An answer is needed.' };
const WRONG_TYPE = { code: 'wrong-type', fr: 'Réponse d’une autre nature que celle attendue.', en: 'Not the kind of answer expected.' };

export function fieldProblem(constraints: readonly string[], missing: boolean): { code: string; fr: string; en: string } {
  if (missing && !constraints.includes('whitelistValidation')) return REQUIRED;
  for (const name of ['whitelistValidation', 'isKnownTime', 'isNotEmpty', 'isIn', ...constraints]) {
    const known = FIELD_PROBLEMS[name];
    if (known !== undefined && constraints.includes(name)) return known;
  }
  return WRONG_TYPE;
}
