import type { Permission } from './permissions.vocabulary.js';
import type { Role } from './roles.vocabulary.js';

/**
 * The matrix: who may do what to which child, and what of the child each of them is shown. It is written from DESIGN ("Who uses
 * it"), not from the code that decides: permissions.rules.ts, scope.rules.ts, the policies and the services are what it is held
 * against (docs/adr/0019). Printed as docs/permissions.md.
 */

/** Where a child can stand, seen from the post of the person looking: unit A, the centre and the region of Gao, a case worker there. */
export const SITUATIONS = {
  held: 'held by the unit that notified, in the region',
  transferred: 'notified by the unit, now held by another unit of the region',
  offered: 'held by the unit; the centre has been asked and has not answered',
  'handed-over': 'accepted by the centre, not admitted yet',
  'in-care': 'admitted to the centre, assigned to the case worker',
  placed: 'back in a family of the region after a stay in the centre, assigned to the case worker',
  'closure-asked': 'as before, and a colleague has asked for closure',
  closed: 'closed; last placed in the region, assigned to the case worker',
  foster: 'with a foster family of the region, never in the centre',
  'handed-on': 'was in the centre, is now in a centre of another region',
  'other-centre': 'in a centre of another region, never in this one',
  'other-region': 'held by another unit in another region',
} as const;
export type Situation = keyof typeof SITUATIONS;

/** How deep somebody looks: the clock of the custody; all facts, and nobody's name; the whole file. */
export type Sight = 'nothing' | 'custody' | 'facts' | 'file';

/** Those whose sight depends on where the child stands. The two roles of a centre look alike. */
interface Circle {
  readonly unit: Sight;
  readonly centre: Sight;
  readonly worker: Sight;
  readonly region: Sight;
}

export const CIRCLES: Record<Situation, Circle> = {
  held: { unit: 'custody', centre: 'nothing', worker: 'nothing', region: 'file' },
  transferred: { unit: 'nothing', centre: 'nothing', worker: 'nothing', region: 'file' },
  offered: { unit: 'custody', centre: 'custody', worker: 'nothing', region: 'file' },
  'handed-over': { unit: 'nothing', centre: 'file', worker: 'nothing', region: 'file' },
  'in-care': { unit: 'nothing', centre: 'file', worker: 'file', region: 'file' },
  placed: { unit: 'nothing', centre: 'file', worker: 'file', region: 'file' },
  'closure-asked': { unit: 'nothing', centre: 'file', worker: 'file', region: 'file' },
  closed: { unit: 'nothing', centre: 'file', worker: 'file', region: 'file' },
  foster: { unit: 'nothing', centre: 'nothing', worker: 'nothing', region: 'file' },
  'handed-on': { unit: 'nothing', centre: 'nothing', worker: 'nothing', region: 'nothing' },
  'other-centre': { unit: 'nothing', centre: 'nothing', worker: 'nothing', region: 'nothing' },
  'other-region': { unit: 'nothing', centre: 'nothing', worker: 'nothing', region: 'nothing' },
};

/** From which place of the circle a role looks, or what it sees of every child. */
export const LOOKS_FROM: Record<Role, keyof Circle | { readonly everyChild: Sight }> = {
  'security-liaison': 'unit',
  'centre-worker': 'centre',
  'centre-manager': 'centre',
  'case-worker': 'worker',
  'regional-officer': 'region',
  'national-officer': { everyChild: 'file' },
  monitor: { everyChild: 'facts' },
  analyst: { everyChild: 'nothing' },
  auditor: { everyChild: 'nothing' },
  administrator: { everyChild: 'nothing' },
};

const CENTRE: readonly Role[] = ['centre-worker', 'centre-manager'];
const OFFICERS: readonly Role[] = ['regional-officer', 'national-officer'];
const ANSWERING: readonly Role[] = ['centre-manager', ...OFFICERS];
const CARE: readonly Role[] = [...CENTRE, 'case-worker', ...OFFICERS];

/** Who holds a permission. permissions.rules.ts says the same by role: a right given in one place only fails the tests. */
export const HOLDERS: Record<Permission, readonly Role[]> = {
  'clock.read': ['security-liaison', ...CARE, 'monitor'],
  'case.list': ['security-liaison', ...CARE, 'monitor'],
  'case.read': ['security-liaison', ...CARE, 'monitor'],
  'case.open': CARE,
  'case.assign': ANSWERING,
  'case.merge': OFFICERS,
  'identity.read': CARE,
  'identity.record': CARE,
  'document.read': CARE,
  'document.add': CARE,
  'act.read': CARE,
  'act.issue': CARE,
  'summary.print': CARE,
  'act.verify': ['security-liaison', ...CARE, 'monitor'],
  'custody.notify': ['security-liaison', ...OFFICERS],
  'custody.change': ['security-liaison', ...OFFICERS],
  'handover.offer': ['security-liaison', ...OFFICERS],
  'handover.answer': CENTRE,
  'stay.admit': [...CENTRE, ...OFFICERS],
  'stay.discharge': [...CENTRE, ...OFFICERS],
  'centre.read': [...CENTRE, ...OFFICERS],
  'centre.places': OFFICERS,
  'places.answer': ANSWERING,
  'presence.call': [...CENTRE, ...OFFICERS],
  'shift.hand-over': [...CENTRE, ...OFFICERS],
  'transfer.propose': [...CENTRE, ...OFFICERS],
  'transfer.answer': CENTRE,
  'stay.absence': [...CENTRE, ...OFFICERS],
  'life.read': CARE,
  'extra.read': CARE,
  'life.record': [...CENTRE, ...OFFICERS],
  'life.follow-up': ANSWERING,
  'sheet.read': CARE,
  'sheet.fill': [...CENTRE, ...OFFICERS],
  'foster.read': CARE,
  'foster.visit': CARE,
  'foster.names': ['centre-manager', 'case-worker', ...OFFICERS],
  'foster.keep': OFFICERS,
  'violation.read': ['national-officer', 'monitor'],
  'violation.record': ['monitor'],
  'violation.link': CARE,
  'service.record': CARE,
  'stay.review': [...CENTRE, ...OFFICERS],
  'plan.record': CARE,
  'assessment.record': CARE,
  'track.record': CARE,
  'reintegration.read': [...CARE, 'monitor'],
  'tracing.record': CARE,
  'reunification.ask': CARE,
  'reunification.decide': ANSWERING,
  'age.raise': ['security-liaison', ...CARE],
  'age.step': CARE,
  'age.conclude': ANSWERING,
  'custody.observe': ['security-liaison', ...CARE],
  'custody.end': OFFICERS,
  'follow-up.conclude': OFFICERS,
  'visit.record': CARE,
  'fact.correct': ['security-liaison', ...CARE],
  'fact.correct-any': OFFICERS,
  'closure.request': CARE,
  'closure.decide': ANSWERING,
  'closure.decide-loss': OFFICERS,
  'death.record': ANSWERING,
  'death.review': OFFICERS,
  'duplicate.check': CARE,
  'duplicate.answer': ANSWERING,
  'consent.read': CARE,
  'consent.record': CARE,
  'sharing.read': CARE,
  'sharing.record': CARE,
  'referral.read': CARE,
  'referral.record': CARE,
  'restricted.use': CARE,
  'task.record': CARE,
  'note.record': CARE,
  'emergency.open': CARE,
  'emergency.read': [...OFFICERS, 'auditor'],
  'emergency.review': OFFICERS,
  'looks.read': ANSWERING,
  'journal.read': ['auditor'],
  'erasure.propose': ANSWERING,
  'erasure.read': ['national-officer', 'auditor'],
  'erasure.approve': ['national-officer', 'auditor'],
  'alert.read': ['security-liaison', ...CARE, 'auditor', 'administrator'],
  'activity.read': [...OFFICERS, 'monitor'],
  'activity.record': OFFICERS,
  'report.read': ['national-officer', 'monitor'],
  'edition.freeze': ['national-officer'],
  'report.protected': ['national-officer', 'monitor', 'analyst'],
  'disclosure.change': ['national-officer'],
  'time-limit.read': ['security-liaison', ...CARE, 'monitor', 'analyst', 'auditor', 'administrator'],
  'time-limit.change': ['national-officer'],
  'reference.change': ['national-officer', 'administrator'],
  'user.manage': ['administrator'],
  'webhook.manage': ['administrator'],
  'operations.read': ['administrator'],
};

/** What can say who a child is, where to find them, or who spoke. `from`: who is shown it by sight of the child; `also`: whoever else. */
interface Sensitive {
  readonly says: string;
  readonly fr: string;
  readonly from: readonly Sight[];
  readonly also?: string;
}

export const SENSITIVE = {
  name: { says: 'given and family name of the child', fr: 'nom et prénom de l’enfant', from: ['file'] },
  note: { says: 'free text beside a fact, which may name people', fr: 'texte libre à côté d’un fait', from: ['file'] },
  'register-number': { says: 'number in the paper register of a centre or a unit', fr: 'numéro de registre', from: ['custody', 'file'] },
  relatives: { says: 'parents and relatives, and who gave consent', fr: 'parents, proches, personne qui consent', from: ['file'] },
  village: { says: 'village, camp or quarter the child comes from', fr: 'village d’origine', from: ['file'] },
  contact: { says: 'how the family can be reached', fr: 'contact de la famille', from: ['file'] },
  photo: { says: 'photo of the child', fr: 'photo de l’enfant', from: ['file'] },
  documents: { says: 'attachments, their names and what is said of them', fr: 'pièces jointes', from: ['file'] },
  sharing: { says: 'what was shared with which partner, and why', fr: 'partage avec un partenaire', from: ['file'] },
  restricted: { says: 'what survivors of sexual violence are given and tell, and girls’ specific needs', fr: 'accès restreint : ce qui concerne les survivantes et survivants, besoins des filles', from: [], also: 'those named in the list of who wrote it, as long as they see the whole file' },
  referral: { says: 'to whom the child was referred', fr: 'partenaire d’un référencement', from: ['facts', 'file'], also: 'the people of that partner, while the referral runs' },
  place: { says: 'place where the child is or was held, in the words of whoever told it', fr: 'lieu de détention', from: ['custody', 'file'] },
  unit: { says: 'unit that holds or held the child', fr: 'unité détentrice', from: ['custody', 'facts', 'file'] },
  operation: { says: 'military operation of the capture', fr: 'opération', from: ['custody', 'file'] },
  'service-detail': { says: 'what a service consisted of', fr: 'détail d’une prestation', from: ['file'] },
  acknowledgement: {
    says: 'what somebody said when answering for an alert', fr: 'mot d’accusé de prise en charge', from: ['file'],
    also: 'those told of the same deadline, as long as they see the child at all',
  },
  'incident-words': { says: 'account, place and sources of an incident in words', fr: 'récit, lieu et sources d’un incident', from: [], also: 'monitors and the Ministry, who follow violations' },
  code: { says: 'code of the case, which identifies nobody', fr: 'code du dossier', from: ['custody', 'facts', 'file'], also: 'who was alerted about the child, afterwards too, the data-protection officer, and administrators where the second opinion differs' },
  care: { says: 'stay, placement, visits and services', fr: 'séjour, placement, visites, prestations', from: ['facts', 'file'] },
  'foster-family': {
    says: 'who a foster family is: carers, village, telephone, and the words beside its vetting', fr: 'identité d’une famille d’accueil', from: ['file'],
    also: 'the officers of its region; of those who see the child, its case worker and the manager of its centre while it lives there',
  },
  life: { says: 'life in care: incidents, marks of a week, follow-up sessions by topic', fr: 'vie au centre', from: ['facts', 'file'] },
  sheet: { says: 'admission sheet: health, needs, risks, belongings, language, religion, diet', fr: 'fiche d’admission', from: ['file'] },
  staff: { says: 'name of a member of staff', fr: 'nom d’un agent', from: [], also: 'the person themself, administrators, the data-protection officer, and beside what they did' },
  email: { says: 'address of an account', fr: 'adresse d’un compte', from: [], also: 'administrators, the person themself, and whoever holds their invitation' },
  trail: { says: 'where from and with what somebody signed in, looked or changed', fr: 'traces d’accès', from: [], also: 'the person themself, and the data-protection officer' },
  secret: { says: 'link of an invitation, secret and recovery codes of a second factor, secret of a webhook', fr: 'lien d’invitation, secrets de la deuxième étape ou d’un webhook', from: [], also: 'whoever made them, once' },
  telephone: { says: 'telephone number of staff, but for its last two digits never shown', fr: 'téléphone d’un membre du personnel', from: [], also: 'their owner' },
} as const satisfies Record<string, Sensitive>;
export type SensitiveKind = keyof typeof SENSITIVE;

/** Of one schema of an answer: what says nothing of a person by itself, and what does. */
export interface AnswerFields {
  readonly harmless: string;
  readonly sensitive?: Readonly<Record<string, SensitiveKind>>;
}
