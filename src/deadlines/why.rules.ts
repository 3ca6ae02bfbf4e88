import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { addDuration } from './duration.rules.js';
import type { DeadlineState, Label, TimeLimit } from './deadline.vocabulary.js';

/** What a deadline is explained from: its own row and the version of the rule kept with it. */
export interface Explained {
  readonly rule: Pick<TimeLimit, 'label' | 'startsAt' | 'endsAt' | 'limits' | 'series' | 'source' | 'certainty' | 'version' | 'startFact' | 'effectiveFrom'>;
  readonly ordinal: number;
  readonly starts: KnownTime;
  readonly dueAt: Date;
  readonly state: DeadlineState;
  readonly settled: KnownTime | null;
  readonly settledBy: string | null;
  readonly becameKnownAt: Date;
}

type Locale = keyof Label;

/** Why this is due then: facts, rule and arithmetic, in lines that can be printed. */
export function whyLines(deadline: Explained): Label[] {
  return [
    startLine(deadline),
    ruleLine(deadline),
    both((locale) => `${instant(deadline.starts.at, locale)} + ${durationInWords(limitOf(deadline), locale)} = ${instant(sumOf(deadline), locale)}`),
    ...notBeforeLine(deadline),
    ...(deadline.rule.startFact === 'custody.started'
      ? [{ fr: 'Un transfert entre autorités n’arrête ni ne relance ce délai.', en: 'A transfer between authorities neither stops nor restarts this limit.' }]
      : []),
    ...knownLine(deadline),
    ...endLines(deadline),
  ];
}

function sumOf(deadline: Explained): Date {
  return addDuration(deadline.starts.at, limitOf(deadline));
}

/** A version that took over a running clock makes nothing due before its own day (docs/adr/0022). */
function notBeforeLine(deadline: Explained): Label[] {
  const { dueAt, rule } = deadline;
  if (sumOf(deadline).getTime() === dueAt.getTime()) return [];
  return [both((locale) => (locale === 'fr'
    ? `Cette version ne prend effet que le ${day(rule.effectiveFrom, 'fr')} et ne rend rien dû avant ce jour : échéance le ${instant(dueAt, 'fr')}.`
    : `This version takes effect only on ${day(rule.effectiveFrom, 'en')} and makes nothing due before that day: due on ${instant(dueAt, 'en')}.`))];
}

const A_DAY = 24 * 3_600_000;

/** Whether a start became known so late that whoever looks at the clock must be told: a day after it, or after it was due. */
export function knownLate({ starts, dueAt, becameKnownAt }: Pick<Explained, 'starts' | 'dueAt' | 'becameKnownAt'>): boolean {
  return becameKnownAt > dueAt || becameKnownAt.getTime() - endOf(starts).getTime() > A_DAY;
}

function knownLine(deadline: Explained): Label[] {
  if (!knownLate(deadline)) return [];
  const { becameKnownAt, dueAt } = deadline;
  const after = becameKnownAt > dueAt;
  return [both((locale) => (locale === 'fr'
    ? `Le fait de départ n’a été enregistré que le ${instant(becameKnownAt, 'fr')}${after ? ', après l’échéance' : ', plus d’un jour après'}.`
    : `The starting fact was recorded only on ${instant(becameKnownAt, 'en')}${after ? ', after the limit had passed' : ', more than a day after it'}.`))];
}

function startLine({ rule, starts }: Explained): Label {
  return both((locale) => {
    const head = locale === 'fr' ? `Départ : ${rule.startsAt.fr}, ` : `Start: ${rule.startsAt.en}, `;
    switch (starts.precision) {
      case 'minute':
        return `${head}${instant(starts.at, locale)}.`;
      case 'day':
        return locale === 'fr'
          ? `${head}${day(starts.at, 'fr')}, heure inconnue : le délai court dès le premier instant du jour.`
          : `${head}${day(starts.at, 'en')}, hour unknown: the limit runs from the first instant of the day.`;
      case 'month':
        return locale === 'fr'
          ? `${head}${month(starts.at, 'fr')}, jour inconnu : le délai court dès le premier instant du mois.`
          : `${head}${month(starts.at, 'en')}, day unknown: the limit runs from the first instant of the month.`;
    }
  });
}

function ruleLine(deadline: Explained): Label {
  const { rule } = deadline;
  const confirmed = rule.certainty === 'stated';
  const place = rule.series ? ` (${String(deadline.ordinal)}/${String(rule.limits.length)})` : '';
  return both((locale) => {
    const limit = `${durationInWords(limitOf(deadline), locale)}${place}`;
    return locale === 'fr'
      ? `Règle : ${rule.label.fr}, ${limit}, version ${String(rule.version)}. Source : ${sourceInWords(rule.source, 'fr')}. ${confirmed ? 'Lu dans la source.' : 'À confirmer par le Ministère.'}`
      : `Rule: ${rule.label.en}, ${limit}, version ${String(rule.version)}. Source: ${sourceInWords(rule.source, 'en')}. ${confirmed ? 'Read in the source.' : 'To be confirmed by the Ministry.'}`;
  });
}

function endLines({ rule, state, settled, settledBy, dueAt }: Explained): Label[] {
  switch (state) {
    case 'open':
      return [both((locale) => (locale === 'fr' ? `Prend fin par : ${rule.endsAt.fr}.` : `Ends by: ${rule.endsAt.en}.`))];
    case 'undated':
      return [both((locale) => (locale === 'fr' ? `Fait (${rule.endsAt.fr}), mais personne n’a noté quand.` : `Done (${rule.endsAt.en}), but nobody noted when.`))];
    case 'met':
    case 'late': {
      if (settled === null) return [];
      return [
        both((locale) => {
          const doubt = settled.precision === 'minute' ? '' : locale === 'fr' ? ', compté à son dernier instant' : ', counted at its last instant';
          const verdict = endOf(settled) <= dueAt ? (locale === 'fr' ? 'dans le délai' : 'within the limit') : locale === 'fr' ? 'après le délai' : 'after the limit';
          return locale === 'fr'
            ? `Fin : ${known(settled, 'fr')}${doubt} : ${verdict}.`
            : `End: ${known(settled, 'en')}${doubt}: ${verdict}.`;
        }),
      ];
    }
    case 'lapsed': {
      if (settledBy === null || settled === null) return [{ fr: 'Sans objet depuis une correction des faits.', en: 'Void since the facts were corrected.' }];
      return [both((locale) => (locale === 'fr' ? `Sans objet depuis : ${known(settled, 'fr')}.` : `Void since: ${known(settled, 'en')}.`))];
    }
  }
}

function limitOf({ rule, ordinal }: Explained): string {
  return rule.limits[ordinal - 1] ?? 'PT0S';
}

const UNITS: Record<string, Record<Locale, readonly [one: string, many: string]>> = {
  Y: { fr: ['an', 'ans'], en: ['year', 'years'] },
  M: { fr: ['mois', 'mois'], en: ['month', 'months'] },
  W: { fr: ['semaine', 'semaines'], en: ['week', 'weeks'] },
  D: { fr: ['jour', 'jours'], en: ['day', 'days'] },
  TH: { fr: ['heure', 'heures'], en: ['hour', 'hours'] },
  TM: { fr: ['minute', 'minutes'], en: ['minute', 'minutes'] },
  TS: { fr: ['seconde', 'secondes'], en: ['second', 'seconds'] },
};

/** 'PT48H' as '48 heures' | '48 hours'. */
export function durationInWords(duration: string, locale: Locale): string {
  const [date = '', time = ''] = duration.slice(1).split('T');
  const parts = (text: string, prefix: string): string[] =>
    [...text.matchAll(/(\d+)([YMWDHS])/g)].map(([, count = '', letter = '']) => {
      const words = UNITS[`${prefix}${letter}`]?.[locale];
      return `${count} ${words?.[Number(count) > 1 ? 1 : 0] ?? letter}`;
    });
  return [...parts(date, ''), ...parts(time, 'T')].join(' ');
}

/** The data files say 'default' where there is no source but the programme's own practice. */
function sourceInWords(source: string, locale: Locale): string {
  if (!source.startsWith('default')) return source;
  return locale === 'fr' ? 'norme du programme' : 'programme standard';
}

/** As precisely as it is known, and no more. */
export function known(time: KnownTime, locale: Locale): string {
  switch (time.precision) {
    case 'minute':
      return instant(time.at, locale);
    case 'day':
      return day(time.at, locale);
    case 'month':
      return month(time.at, locale);
  }
}

const MONTHS: Record<Locale, readonly string[]> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** Mali keeps UTC all year: the hour of the clock on the wall. */
export function instant(at: Date, locale: Locale): string {
  const hour = at.toISOString().slice(11, 16);
  return locale === 'fr' ? `${day(at, 'fr')} à ${hour.replace(':', ' h ')}` : `${day(at, 'en')} at ${hour}`;
}

function day(at: Date, locale: Locale): string {
  const date = at.getUTCDate();
  return `${date === 1 && locale === 'fr' ? '1er' : String(date)} ${month(at, locale)}`;
}

function month(at: Date, locale: Locale): string {
  return `${MONTHS[locale][at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
}

function both(text: (locale: Locale) => string): Label {
  return { fr: text('fr'), en: text('en') };
}
