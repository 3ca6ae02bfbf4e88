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
  'too-many-attempts': { status: 429, fr: 'Trop d’essais. Réessayez dans un quart d’heure, ou depuis un appareil où vous vous êtes déjà connecté.', en: 'Too many tries. Try again in a quarter of an hour, or on a device you have signed in on before.' },
  'second-factor-required': { status: 403, fr: 'La deuxième étape de la connexion reste à faire.', en: 'The second step of the sign-in is still to be done.' },
  'second-factor-wrong': { status: 422, fr: 'Ce code n’est pas valable, ou il a déjà servi.', en: 'This code is not valid, or was used already.' },
  'passkey-refused': { status: 422, fr: 'Cette clé d’accès n’a pas été acceptée.', en: 'This passkey was not accepted.' },
  'confirmation-required': { status: 403, fr: 'Confirmez d’abord que c’est bien vous.', en: 'First confirm that it is you.' },
  'wrong-password': { status: 422, fr: 'Ce n’est pas votre mot de passe actuel.', en: 'This is not your present password.' },
  'password-too-short': { status: 422, fr: 'Au moins 15 caractères : une phrase de quelques mots convient.', en: 'At least 15 characters: a phrase of a few words will do.' },
  'password-too-common': { status: 422, fr: 'Ce mot de passe est trop courant : d’autres l’essaieraient. Choisissez une phrase de quelques mots.', en: 'This password is too common: others would try it. Choose a phrase of a few words.' },
  'password-about-you': { status: 422, fr: 'Ce mot de passe ressemble trop à votre nom, à votre adresse ou à Passerelle.', en: 'This password is too close to your name, your address or Passerelle.' },
  'last-second-factor': { status: 409, fr: 'Votre rôle demande une deuxième étape : ajoutez-en d’abord une autre.', en: 'Your role needs a second step: first add another one.' },
  'invitation-ended': { status: 410, fr: 'Ce lien n’est plus valable. Demandez-en un nouveau à votre administration.', en: 'This link is no longer good. Ask your administration for a new one.' },
  'provider-refused': { status: 403, fr: 'La connexion par ce service n’a pas abouti. Aucun accès n’y correspond peut-être.', en: 'Signing in by this service did not work. Perhaps no access belongs to it.' },
  'provider-unreachable': { status: 503, fr: 'Le service de connexion ne répond pas. Réessayez, ou utilisez votre mot de passe.', en: 'The sign-in service does not answer. Try again, or use your password.' },
  forbidden: { status: 403, fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this action.' },
  'not-found': { status: 404, fr: 'Introuvable, ou hors de votre périmètre.', en: 'Not found, or outside your scope.' },
  'foreign-origin': { status: 403, fr: 'La demande vient d’un autre site.', en: 'The request comes from another site.' },
  'version-missing': { status: 428, fr: 'La version du dossier manque (If-Match).', en: 'The version of the case is missing (If-Match).' },
  'version-overtaken': { status: 412, fr: 'Le dossier a changé entre-temps. Relisez-le, puis recommencez.', en: 'The case has changed meanwhile. Read it again, then retry.' },
  'idempotency-key-missing': { status: 400, fr: 'La clé d’envoi manque (Idempotency-Key, un UUID).', en: 'The sending key is missing (Idempotency-Key, a UUID).' },
  'idempotency-key-reused': { status: 422, fr: 'Cette clé d’envoi a déjà servi pour une autre demande.', en: 'This sending key has already served for another request.' },
  'already-exists': { status: 409, fr: 'Cet enregistrement existe déjà.', en: 'This record already exists.' },
  'in-the-future': { status: 422, fr: 'Cette date est dans le futur.', en: 'This date is in the future.' },
  'period-too-long': { status: 422, fr: 'La période est trop longue : 92 jours au plus.', en: 'The period is too long: 92 days at most.' },
  'beyond-the-chain': { status: 422, fr: 'Le registre ne va pas encore jusqu’à cette position.', en: 'The record does not reach this position yet.' },
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
  'case-merged': { status: 409, fr: 'Ce dossier a été réuni à un autre : continuez dans celui-là.', en: 'This case was merged into another one: go on in that one.' },
  'merge-with-itself': { status: 422, fr: 'Un dossier ne peut pas être réuni à lui-même.', en: 'A case cannot be merged with itself.' },
  'merge-holds-others': { status: 409, fr: 'L’un des deux dossiers en réunit déjà d’autres, ou y est déjà réuni. Gardez celui qui réunit, ou séparez d’abord.', en: 'One of the two cases already holds others, or is held by one. Keep the one that holds, or take them apart first.' },
  'merge-two-places': { status: 409, fr: 'Les deux dossiers disent l’enfant détenu, pris en charge ou placé maintenant. Terminez d’abord dans l’un d’eux ce qui n’est plus vrai.', en: 'Both cases say that the child is held, in care or placed now. First end in one of them what is no longer so.' },
  'merge-while-waiting': { status: 409, fr: 'Une remise ou une clôture attend une réponse dans l’un des deux dossiers. Donnez-la d’abord.', en: 'A handover or a closure is waiting for an answer in one of the two cases. Give it first.' },
  'merge-needs-reason': { status: 422, fr: 'Les deux dossiers ne disent pas le même sexe : écrivez pourquoi c’est le même enfant.', en: 'The two cases do not give the same sex: write why it is the same child.' },
  'not-merged': { status: 409, fr: 'Ce dossier n’est réuni à aucun autre.', en: 'This case is not merged into another one.' },
  'identity-missing': { status: 422, fr: 'Enregistrez d’abord le prénom et le nom de l’enfant.', en: 'Record the child’s given and family name first.' },
  'request-pending': { status: 409, fr: 'Cette région a déjà votre demande pour ce dossier.', en: 'This region already has your request for this case.' },
  'request-answered': { status: 409, fr: 'Cette demande a déjà sa réponse.', en: 'This request already has its answer.' },
  'matching-case-required': { status: 422, fr: 'Indiquez lequel de vos dossiers est celui de cet enfant.', en: 'Say which of your cases is this child’s.' },
  'closure-pending': { status: 409, fr: 'Une demande de clôture attend déjà l’approbation.', en: 'A closure request is already waiting for approval.' },
  'no-closure-pending': { status: 409, fr: 'Aucune demande de clôture n’attend d’approbation.', en: 'No closure request is waiting for approval.' },
  'closure-with-open-deadline': { status: 409, fr: 'Une échéance reste ouverte : le dossier ne peut pas être clos.', en: 'A deadline is still open: the case cannot be closed.' },
  'closure-by-same-person': { status: 403, fr: 'La clôture est approuvée par une autre personne que celle qui la demande.', en: 'A closure is approved by another person than the one who asks for it.' },
  'closure-while-in-care': { status: 409, fr: 'L’enfant est encore détenu ou pris en charge : le dossier ne peut pas être clos.', en: 'The child is still held or in care: the case cannot be closed.' },
  'document-type': { status: 422, fr: 'Seuls les fichiers JPEG, PNG et PDF sont acceptés ; une photo est un JPEG ou un PNG.', en: 'Only JPEG, PNG and PDF files are accepted; a photo is a JPEG or a PNG.' },
  'document-limit': { status: 409, fr: 'Ce dossier contient déjà le nombre maximal de documents.', en: 'This case already holds the greatest number of documents.' },
  'erasure-case-open': { status: 409, fr: 'Le dossier n’est pas clos : l’identité ne peut pas être effacée.', en: 'The case is not closed: the identity cannot be erased.' },
  'erasure-pending': { status: 409, fr: 'Un effacement est déjà proposé pour ce dossier.', en: 'An erasure is already proposed for this case.' },
  'erasure-not-waiting': { status: 409, fr: 'Cet effacement n’attend plus de réponse.', en: 'This erasure is no longer waiting for an answer.' },
  'erasure-not-approved': { status: 409, fr: 'Deux personnes doivent d’abord approuver cet effacement.', en: 'Two people must first approve this erasure.' },
  'erasure-by-proposer': { status: 403, fr: 'La personne qui demande un effacement ne l’approuve pas.', en: 'Whoever asks for an erasure does not approve it.' },
  'erasure-by-same-person': { status: 403, fr: 'Vous avez déjà approuvé cet effacement ; une autre personne doit l’approuver aussi.', en: 'You have approved this erasure already; another person must approve it too.' },
  'erasure-during-emergency': { status: 409, fr: 'Un accès d’urgence à ce dossier est ouvert, ou attend son examen.', en: 'An emergency access to this case is open, or waits for its review.' },
  'erasure-put-off-too-short': { status: 422, fr: 'Indiquez un jour à venir, dans les cinq ans.', en: 'Give a day to come, within five years.' },
  'identity-erased': { status: 409, fr: 'L’identité de cet enfant est effacée ; elle ne peut plus être enregistrée dans ce dossier.', en: 'This child’s identity is erased; it can no longer be recorded in this case.' },
  'consent-missing': { status: 409, fr: 'Le consentement nécessaire manque, a été refusé, retiré, ou ne couvre pas cela.', en: 'The consent needed is missing, was refused or withdrawn, or does not cover this.' },
  'override-not-allowed': { status: 403, fr: 'Votre rôle ne permet pas de partager sans consentement. Adressez-vous à votre responsable.', en: 'Your role does not allow sharing without consent. Ask your manager.' },
  'recipient-required': { status: 422, fr: 'Indiquez avec quel partenaire.', en: 'Name the partner.' },
  'sections-required': { status: 422, fr: 'Indiquez ce qui peut être partagé.', en: 'Say what may be shared.' },
  'consent-not-given': { status: 409, fr: 'C’était un refus : il n’y a rien à retirer. Enregistrez une nouvelle réponse.', en: 'It was a refusal: there is nothing to withdraw. Record a new answer.' },
  'already-withdrawn': { status: 409, fr: 'Ce consentement a déjà été retiré.', en: 'This consent has already been withdrawn.' },
  'emergency-read-only': { status: 403, fr: 'Un accès d’urgence permet de lire le dossier, pas d’y écrire.', en: 'An emergency access lets you read the case, not write in it.' },
  'emergency-not-needed': { status: 409, fr: 'Ce dossier vous est déjà ouvert : aucun accès d’urgence n’est nécessaire.', en: 'This case is open to you already: no emergency access is needed.' },
  'emergency-too-many': { status: 429, fr: 'Vous avez demandé trop d’accès d’urgence en 24 heures. Appelez la direction régionale.', en: 'You have asked for too many emergency accesses within 24 hours. Call the regional directorate.' },
  'emergency-over': { status: 409, fr: 'Cet accès d’urgence est déjà terminé.', en: 'This emergency access has already ended.' },
  'emergency-still-running': { status: 409, fr: 'L’accès court encore : mettez-y fin, puis examinez-le.', en: 'The access is still running: end it, then review it.' },
  'emergency-reviewed': { status: 409, fr: 'Cet accès d’urgence a déjà été examiné.', en: 'This emergency access has already been reviewed.' },
  'emergency-own-review': { status: 403, fr: 'Un accès d’urgence est examiné par une autre personne que celle qui l’a ouvert.', en: 'An emergency access is reviewed by another person than the one who opened it.' },
  'absence-over': { status: 409, fr: 'Cette absence est déjà terminée.', en: 'This absence is already over.' },
  'absence-too-long': { status: 422, fr: 'Une absence dure un an au plus : au-delà, le poste revient à quelqu’un d’autre.', en: 'An absence lasts a year at most: beyond that, the post is somebody else’s.' },
  'absence-overlaps': { status: 409, fr: 'Une absence est déjà notée pour cette période. Terminez-la d’abord.', en: 'An absence is already recorded for this period. End it first.' },
  'stand-in-unfit': { status: 422, fr: 'Cette personne ne peut pas remplacer : son rôle ou son lieu ne donne pas accès aux mêmes dossiers.', en: 'This person cannot stand in: their role or place does not reach the same cases.' },
  'quiet-hours-incomplete': { status: 422, fr: 'Donnez le début et la fin, différents l’un de l’autre, ou aucun des deux.', en: 'Give the beginning and the end, different from each other, or neither.' },
  'unknown-code': { status: 422, fr: 'Ce code n’existe pas dans la liste.', en: 'This code is not in the list.' },
  'unknown-region': { status: 422, fr: 'Cette région n’existe pas.', en: 'This region does not exist.' },
  'centre-required': { status: 422, fr: 'Indiquez le centre.', en: 'Name the centre.' },
  'region-required': { status: 422, fr: 'Indiquez la région.', en: 'Name the region.' },
  'email-taken': { status: 409, fr: 'Un compte existe déjà pour cette adresse.', en: 'An account already exists for this address.' },
  'own-account': { status: 409, fr: 'Votre propre compte ne se gère pas ici : demandez à une autre personne de l’administration.', en: 'Your own account is not managed here: ask another administrator.' },
  'account-closed': { status: 409, fr: 'Ce compte est fermé. Rouvrez-le d’abord.', en: 'This account is closed. Open it first.' },
  'role-place-mismatch': { status: 422, fr: 'Ce rôle demande une région, un centre ou une unité.', en: 'This role needs a region, a centre or a unit.' },
};

/** The sentence of a refusal that is foreseen and told before anybody runs into it. */
export function sentenceOf(code: RefusalCode): { fr: string; en: string } {
  const { fr, en } = PROBLEMS[code];
  return { fr, en };
}

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
  matches: { code: 'wrong-form', fr: 'Forme non valable.', en: 'Wrong form.' },
  isEmail: { code: 'not-an-email', fr: 'Adresse électronique non valable.', en: 'Not a valid e-mail address.' },
  min: { code: 'too-small', fr: 'Nombre trop petit.', en: 'Number too small.' },
  max: { code: 'too-large', fr: 'Nombre trop grand.', en: 'Number too large.' },
};
const REQUIRED = { code: 'required', fr: 'Réponse nécessaire.', en: 'An answer is needed.' };
const WRONG_TYPE = { code: 'wrong-type', fr: 'Réponse d’une autre nature que celle attendue.', en: 'Not the kind of answer expected.' };

export function fieldProblem(constraints: readonly string[], missing: boolean): { code: string; fr: string; en: string } {
  if (missing && !constraints.includes('whitelistValidation')) return REQUIRED;
  for (const name of ['whitelistValidation', 'isKnownTime', 'isDay', 'isNotEmpty', 'isIn', ...constraints]) {
    const known = FIELD_PROBLEMS[name];
    if (known !== undefined && constraints.includes(name)) return known;
  }
  return WRONG_TYPE;
}
