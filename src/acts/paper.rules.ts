import { Refusal } from '../platform/refusal/index.js';
import type { ActForm, ActKind, Documented, Paper, Typed } from './act.vocabulary.js';

/** What is known of the child, in words. */
export interface ChildInWords {
  readonly code: string;
  /** undefined: nobody has written it down yet. */
  readonly name: { readonly given: string; readonly family: string; readonly other?: string } | undefined;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly age: { readonly low: number; readonly high: number } | { readonly years: number; readonly approximate: boolean } | undefined;
}

/** The fact in words of the lists, as far as it is known: what is undefined stands as "not recorded". */
export interface FactInWords {
  readonly when: string;
  readonly centre?: string;
  readonly region?: string;
  readonly authority?: string;
  readonly unit?: string;
  readonly capture?: { readonly how: string; readonly when: string; readonly where?: string };
  readonly heldAt?: string;
  readonly admittedWhen?: string;
  readonly care?: string;
  readonly destination?: string;
  readonly decision?: { readonly body: string; readonly when: string };
  /** Of the relative who receives the child. */
  readonly relationship?: string;
  readonly reason?: string;
  readonly askedWhen?: string;
}

export interface PaperInput {
  readonly form: ActForm;
  readonly documented: Documented;
  readonly child: ChildInWords;
  readonly fact: FactInWords;
  readonly typed: Typed;
  readonly address: string;
  readonly salt: string;
}

const NOT_RECORDED = 'Non consigné';

interface Wording {
  readonly fact: string;
  readonly circumstances: string;
  readonly items: string | null;
  readonly signers: readonly [string, string];
}

/** The words of each kind. They follow no printed model: none was at hand (to be confirmed by the Ministry). */
const WORDING: Record<ActKind, Wording> = {
  handover: {
    fact: 'La remise', circumstances: 'Circonstances de la remise', items: 'Effets et documents remis avec l’enfant',
    signers: ['Pour l’autorité qui remet l’enfant', 'Pour le service civil qui reçoit l’enfant'],
  },
  admission: {
    fact: 'L’admission', circumstances: 'État de l’enfant à l’arrivée et besoins immédiats', items: 'Effets personnels de l’enfant',
    signers: ['La personne qui a accueilli l’enfant', 'Le responsable du lieu d’accueil'],
  },
  discharge: {
    fact: 'La sortie', circumstances: 'Préparation de la sortie et suivi convenu', items: 'Effets et documents rendus à l’enfant',
    signers: ['Pour le lieu d’accueil que l’enfant quitte', 'La personne ou le service qui reçoit l’enfant'],
  },
  reunification: {
    fact: 'La réunification', circumstances: 'Préparation de la famille et engagements pris', items: 'Effets et documents remis à la famille',
    signers: ['Pour le service de protection de l’enfant', 'Le parent ou le proche qui reçoit l’enfant'],
  },
  closure: { fact: 'La clôture', circumstances: 'Situation de l’enfant à la clôture', items: null, signers: ['L’agent qui suit l’enfant', 'Le responsable qui a approuvé la clôture'] },
};

/** What the paper will say, and go on saying: nothing of it is looked up when it is printed again. */
export function paperOf({ form, documented, child, fact, typed, address, salt }: PaperInput): Paper {
  const wording = WORDING[documented.kind];
  const parties = partiesOf(documented.kind, fact);
  return {
    layout: 1,
    salt,
    title: form.title,
    heading: form.heading.split('\n'),
    office: fact.centre ?? (fact.region === undefined ? 'Administration centrale' : `Région : ${fact.region}`),
    sections: [
      ...(parties.length > 0 ? [{ heading: 'Les parties', rows: parties }] : []),
      { heading: 'L’enfant', rows: childRows(child) },
      { heading: wording.fact, rows: factRows(documented.kind, fact, typed) },
    ],
    texts: [
      { heading: wording.circumstances, text: typed.circumstances ?? null },
      ...(wording.items === null ? [] : [{ heading: wording.items, text: typed.items ?? null }]),
    ],
    signatures: [
      { of: wording.signers[0], name: typed.firstSigner ?? '' },
      { of: wording.signers[1], name: typed.secondSigner ?? '' },
    ],
    address,
  };
}

type Row = readonly [label: string, value: string];

function partiesOf(kind: ActKind, fact: FactInWords): Row[] {
  if (kind !== 'handover') return [];
  return [
    ['Unité qui remet l’enfant', fact.unit ?? NOT_RECORDED],
    ['Autorité', fact.authority ?? NOT_RECORDED],
    ['Centre qui reçoit l’enfant', fact.centre ?? NOT_RECORDED],
  ];
}

const SEX: Record<ChildInWords['sex'], string> = { male: 'Masculin', female: 'Féminin', unknown: NOT_RECORDED };

const CALLED: Record<ChildInWords['sex'], string> = { male: 'dit', female: 'dite', unknown: 'dit(e)' };

function childRows({ code, name, sex, age }: ChildInWords): Row[] {
  const other = name?.other === undefined ? '' : `, ${CALLED[sex]} « ${name.other} »`;
  return [['Prénom et nom', name === undefined ? NOT_RECORDED : `${name.given} ${name.family}${other}`], ['Code du dossier', code], ['Sexe', SEX[sex]], ['Âge', ageInWords(age)]];
}

function ageInWords(age: ChildInWords['age']): string {
  if (age === undefined) return 'Non établi : considéré comme un enfant';
  if ('low' in age) return age.low === age.high ? `${String(age.low)} ans (détermination de l’âge)` : `Entre ${String(age.low)} et ${String(age.high)} ans (détermination de l’âge)`;
  return age.approximate ? `Environ ${String(age.years)} ans` : `${String(age.years)} ans (âge déclaré)`;
}

function factRows(kind: ActKind, fact: FactInWords, { place }: Typed): Row[] {
  const where: Row[] = place === undefined ? [] : [['Lieu', place]];
  switch (kind) {
    case 'handover':
      return [
        ['Date et heure de la remise', fact.when],
        ['Lieu de la remise', place ?? NOT_RECORDED],
        ...(fact.capture === undefined ? [] : ([[fact.capture.how, [fact.capture.when, fact.capture.where].filter((part) => part !== undefined).join(', ')]] as Row[])),
        ...optional('Dernier lieu de détention', fact.heldAt),
      ];
    case 'admission':
      return [['Date et heure de l’admission', fact.when], ['Accueil', fact.centre ?? fact.care ?? NOT_RECORDED], ...where, ...optional('Région', fact.region)];
    case 'discharge':
      return [['Date et heure de la sortie', fact.when], ['Lieu d’accueil quitté', fact.centre ?? fact.care ?? NOT_RECORDED], ...optional('Date de l’admission', fact.admittedWhen), ['Destination', fact.destination ?? NOT_RECORDED], ...where];
    case 'reunification':
      return [
        ['Date et heure', fact.when], ['Destination', fact.destination ?? NOT_RECORDED], ...optional('Lien de la personne qui reçoit l’enfant', fact.relationship), ...where, ...optional('Région', fact.region),
        ...(fact.decision === undefined ? [] : ([['Décision dans l’intérêt supérieur', `${fact.decision.body}, ${fact.decision.when}`]] as Row[])),
      ];
    case 'closure':
      return [...optional('Clôture demandée le', fact.askedWhen), ['Clôture approuvée le', fact.when], ['Motif', fact.reason ?? NOT_RECORDED], ...where];
  }
}

function optional(label: string, value: string | undefined): Row[] {
  return value === undefined ? [] : [[label, value]];
}

const TYPED = ['place', 'circumstances', 'items', 'firstSigner', 'secondSigner'] as const;
/** A letter of no script that the fonts of the papers have. */
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}\p{M}*/u;

/**
 * The papers are in French, and their fonts have Latin letters: another letter would be an empty box above a signature.
 * @throws Refusal act-letters, on the field where somebody typed them, or on none where they stand in the record
 */
export function mustBePrintable(paper: Paper, typed: Typed): void {
  const field = TYPED.find((name) => FOREIGN_LETTER.test(typed[name] ?? ''));
  if (field !== undefined) throw new Refusal('act-letters', field);
  if (paper.sections.some(({ rows }) => rows.some(([, value]) => FOREIGN_LETTER.test(value)))) throw new Refusal('act-letters');
}

/** One text for one paper: keys in the order of the alphabet, nothing between them (RFC 8785 for what a paper holds: texts, lists and the number 1). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return `{${entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}
