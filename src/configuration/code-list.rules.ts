import { Refusal } from '../platform/refusal/index.js';
import type { ListPolicy } from './list-policy.vocabulary.js';

export interface HeldCode {
  readonly code: string;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly category: string | null;
  /** The first day on which it is no longer offered, '2026-03-12'. */
  readonly retiredFrom: string | null;
}

/** @throws Refusal list-fixed */
export function mustBeOpen(policy: ListPolicy): void {
  if (policy.fixed !== undefined) throw new Refusal('list-fixed');
}

/**
 * A new code gets its name from its English label: nobody types one.
 * @throws Refusal list-fixed, category-unknown, label-taken (offered already, in either language)
 */
export function decideNewCode(policy: ListPolicy, codes: readonly HeldCode[], { fr, en, category }: { fr: string; en: string; category?: string | undefined }): { code: string; category: string | null } {
  mustBeOpen(policy);
  const fits = category === undefined ? policy.categories === undefined || policy.withoutCategory === true : policy.categories?.includes(category) === true;
  if (!fits) throw new Refusal('category-unknown', 'category');
  mustBeUntaken(codes, { fr, en });
  return { code: codeFrom(en, new Set(codes.map(({ code }) => code))), category: category ?? null };
}

/**
 * @param retiredFrom the first day without it; null: offered
 * @throws Refusal list-fixed, not-found, code-kept (a rule names it), label-taken, retired-in-the-past (what was recorded since would be wrong afterwards)
 */
export function decideCodeChange(policy: ListPolicy, codes: readonly HeldCode[], code: string, { fr, en, retiredFrom }: { fr: string; en: string; retiredFrom: string | null }, today: string): void {
  mustBeOpen(policy);
  const held = codes.find((one) => one.code === code);
  if (held === undefined) throw new Refusal('not-found');
  if (retiredFrom !== null && policy.kept?.includes(code) === true) throw new Refusal('code-kept', 'retiredFrom');
  if (retiredFrom !== null && retiredFrom !== held.retiredFrom && retiredFrom < today) throw new Refusal('retired-in-the-past', 'retiredFrom');
  mustBeUntaken(codes.filter((one) => one.code !== code), { fr, en });
}

/** All codes of the list, each once. @throws Refusal list-fixed, order-incomplete */
export function decideOrder(policy: ListPolicy, codes: readonly HeldCode[], order: readonly string[]): void {
  mustBeOpen(policy);
  const wanted = new Set(order);
  if (wanted.size !== order.length || wanted.size !== codes.length || codes.some(({ code }) => !wanted.has(code))) throw new Refusal('order-incomplete', 'codes');
}

/** 'Community elder' → 'community-elder'; with a number where that is taken. */
export function codeFrom(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 50).replaceAll(/-+$/g, '');
  const base = plain === '' ? 'code' : plain;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.has(code)) return code;
  }
}

function mustBeUntaken(codes: readonly HeldCode[], { fr, en }: { fr: string; en: string }): void {
  const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
  const offered = codes.filter(({ retiredFrom }) => retiredFrom === null);
  if (offered.some(({ labelFr }) => same(labelFr, fr))) throw new Refusal('label-taken', 'fr');
  if (offered.some(({ labelEn }) => same(labelEn, en))) throw new Refusal('label-taken', 'en');
}
