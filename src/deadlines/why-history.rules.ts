import type { KnownTime } from '../platform/known-time/index.js';
import type { DeadlineState, Label } from './deadline.vocabulary.js';
import { instant, known } from './why.rules.js';

/** A deadline as it stood from an instant on, until it was written anew. */
export interface Stood {
  readonly since: Date;
  readonly ruleVersion: number;
  readonly starts: KnownTime;
  readonly dueAt: Date;
  readonly state: DeadlineState;
  readonly settled: KnownTime | null;
}

type Locale = keyof Label;

/** What was shown from an instant on, and how it differs from what was shown before. */
export interface Shown {
  readonly since: Date;
  readonly lines: readonly Label[];
}

/** What pages and reports showed, from when on, and why it changed: oldest first. Writings that changed nothing of this are left out. */
export function shownOverTime(stood: readonly Stood[]): Shown[] {
  return stood.flatMap((now, index) => {
    const before = stood[index - 1];
    const lines = before === undefined ? [shown(now)] : changes(before, now);
    return lines.length === 0 ? [] : [{ since: now.since, lines }];
  });
}

function shown({ dueAt, state }: Stood): Label {
  return both((locale) => (locale === 'fr' ? `Affiché : échéance le ${instant(dueAt, 'fr')}, ${STATES[state].fr}.` : `Shown: due on ${instant(dueAt, 'en')}, ${STATES[state].en}.`));
}

function changes(before: Stood, now: Stood): Label[] {
  const moved = before.dueAt.getTime() !== now.dueAt.getTime();
  const lines: Label[] = [];
  if (!same(before.starts, now.starts)) {
    lines.push(both((locale) => (locale === 'fr'
      ? `Départ corrigé : ${known(before.starts, 'fr')} devient ${known(now.starts, 'fr')}.`
      : `Start corrected: ${known(before.starts, 'en')} becomes ${known(now.starts, 'en')}.`)));
  }
  if (before.ruleVersion !== now.ruleVersion) {
    lines.push(both((locale) => (locale === 'fr'
      ? `Passé de la version ${String(before.ruleVersion)} à la version ${String(now.ruleVersion)} du délai.`
      : `Moved from version ${String(before.ruleVersion)} to version ${String(now.ruleVersion)} of the limit.`)));
  }
  const { settled: was } = before;
  const { settled: is } = now;
  if (was !== null && is !== null && !same(was, is)) {
    lines.push(both((locale) => (locale === 'fr' ? `Fin corrigée : ${known(was, 'fr')} devient ${known(is, 'fr')}.` : `End corrected: ${known(was, 'en')} becomes ${known(is, 'en')}.`)));
  }
  if (before.state !== 'open' && now.state === 'open') lines.push({ fr: 'Rouverte : ce qui y avait mis fin ne vaut plus.', en: 'Open again: what had ended it no longer holds.' });
  return moved || before.state !== now.state || lines.length > 0 ? [...lines, shown(now)] : [];
}

const STATES: Record<DeadlineState, Label> = {
  open: { fr: 'en cours', en: 'open' },
  met: { fr: 'respectée', en: 'met' },
  late: { fr: 'dépassée', en: 'late' },
  lapsed: { fr: 'sans objet', en: 'void' },
  undated: { fr: 'faite, sans date', en: 'done, undated' },
};

function same(one: KnownTime | null, other: KnownTime | null): boolean {
  return one?.at.getTime() === other?.at.getTime() && one?.precision === other?.precision;
}

function both(text: (locale: Locale) => string): Label {
  return { fr: text('fr'), en: text('en') };
}
