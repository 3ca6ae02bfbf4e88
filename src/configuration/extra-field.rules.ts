import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { codeFrom } from './code-list.rules.js';
import type { ExtraField, FieldKind, FieldOption, FieldPlace } from './extra-field.vocabulary.js';

/** What was answered, as it arrives: one of these, as the kind of the field says. */
export interface Given {
  readonly field: string;
  readonly text?: string;
  readonly number?: number;
  readonly day?: string;
  readonly flag?: boolean;
  readonly choice?: string;
}

export interface Answer {
  readonly field: ExtraField;
  readonly text: string | null;
  readonly number: number | null;
  readonly day: string | null;
  readonly flag: boolean | null;
  readonly choice: string | null;
}

interface Where {
  readonly place: FieldPlace;
  readonly region: string | null;
  readonly centre: string | null;
}

const OF_KIND: Readonly<Record<FieldKind, keyof Omit<Given, 'field'>>> = { text: 'text', number: 'number', date: 'day', 'yes-no': 'flag', choice: 'choice' };

/** The fields that are asked there, of what happened then. */
export function askedOf(fields: readonly ExtraField[], { place, region, centre }: Where, at: KnownTime): ExtraField[] {
  return fields.filter(
    (field) =>
      field.place === place && (field.region === null || field.region === region) && (field.centre === null || field.centre === centre) &&
      (field.retiredFrom === null || at.at.toISOString().slice(0, 10) < field.retiredFrom),
  );
}

/**
 * All answers, or none. The field of a refusal is `extra.<id of the field>`.
 * @throws Refusal field-not-asked (nobody asks it here, or twice), field-required, field-wrong-kind
 */
export function decideAnswers(asked: readonly ExtraField[], given: readonly Given[]): Answer[] {
  const answers = new Map<string, Answer>();
  for (const one of given) {
    const field = asked.find(({ id }) => id === one.field);
    if (field === undefined || answers.has(one.field)) throw new Refusal('field-not-asked', `extra.${one.field}`);
    answers.set(field.id, answerTo(field, one));
  }
  const missing = asked.find(({ id, required }) => required && !answers.has(id));
  if (missing !== undefined) throw new Refusal('field-required', `extra.${missing.id}`);
  return [...answers.values()];
}

function answerTo(field: ExtraField, said: Given): Answer {
  const wanted = OF_KIND[field.kind];
  const others = Object.values(OF_KIND).filter((name) => name !== wanted && said[name] !== undefined);
  if (said[wanted] === undefined || others.length > 0) throw new Refusal('field-wrong-kind', `extra.${field.id}`);
  if (field.kind === 'choice' && !field.options.some(({ code }) => code === said.choice)) throw new Refusal('unknown-code', `extra.${field.id}`);
  return { field, text: said.text ?? null, number: said.number ?? null, day: said.day ?? null, flag: said.flag ?? null, choice: said.choice ?? null };
}

interface WantedField {
  readonly place: FieldPlace;
  readonly domain?: string | undefined;
  readonly kind: FieldKind;
  readonly options?: readonly { readonly code?: string | undefined; readonly fr: string; readonly en: string }[] | undefined;
  readonly region?: string | undefined;
  readonly centre?: string | undefined;
}

/**
 * @param before the version before; undefined: a new field. Its place, domain and kind stay: old and new answers are counted together
 * @returns its choices, with the code of each
 * @throws Refusal field-domain (of an assessment and of nothing else), field-options (of a choice at least two, of nothing else any), one-place-only (a region or a centre), unknown-code
 */
export function decideField({ place, domain, kind, options = [], region, centre }: WantedField, before?: ExtraField): FieldOption[] {
  if ((place === 'assessment') !== (domain !== undefined)) throw new Refusal('field-domain', 'domain');
  if ((kind === 'choice') !== options.length >= 2 || (kind !== 'choice' && options.length > 0)) throw new Refusal('field-options', 'options');
  if (region !== undefined && centre !== undefined) throw new Refusal('one-place-only', 'centre');
  const known = new Set(before?.options.map(({ code }) => code));
  if (options.some(({ code }) => code !== undefined && !known.has(code))) throw new Refusal('unknown-code', 'options');
  const taken = new Set(known);
  return options.map(({ code, fr, en }) => {
    const named = code ?? codeFrom(en, taken);
    taken.add(named);
    return { code: named, fr, en };
  });
}

/** @throws Refusal retired-in-the-past */
export function decideRetirement(before: ExtraField, retiredFrom: string | null, today: string): void {
  if (retiredFrom !== null && retiredFrom !== before.retiredFrom && retiredFrom < today) throw new Refusal('retired-in-the-past', 'retiredFrom');
}
