import { DIGEST_PARTS, type DigestBody, type DigestCase, type DigestCount, type DigestPart } from './digest.vocabulary.js';

const DAY = 86_400_000;
const SOON_DAYS = 3;

/** Of each part so many cases are named; the pages have them all. */
export const NAMED_CASES = 10;

/** The borders of a digest written at `now`, Mali's days: until when is today, and until when is soon. Half-open. */
export function digestBorders(now: Date): { readonly day: string; readonly endOfToday: Date; readonly endOfSoon: Date } {
  const midnight = now.getTime() - (now.getTime() % DAY);
  return { day: new Date(midnight).toISOString().slice(0, 10), endOfToday: new Date(midnight + DAY), endOfSoon: new Date(midnight + (1 + SOON_DAYS) * DAY) };
}

/** undefined: there is nothing to tell, and nothing is told. */
export function digestOf(person: string, counts: readonly DigestCount[]): DigestBody | undefined {
  const part = (name: DigestPart): { count: number; cases: DigestCase[] } => {
    const found = counts.find((one) => one.person === person && one.part === name);
    return { count: found?.count ?? 0, cases: [...new Map((found?.cases ?? []).map((one) => [one.code, one])).values()].slice(0, NAMED_CASES) };
  };
  const body = { overdue: part('overdue'), today: part('today'), soon: part('soon'), unacknowledged: part('unacknowledged') };
  return DIGEST_PARTS.some((name) => body[name].count > 0) ? body : undefined;
}

export interface DigestNotice {
  readonly body: DigestBody;
  /** '2026-03-12' */
  readonly day: string;
  /** Where the pages are. */
  readonly base: string;
  readonly locale: 'fr' | 'en';
}

const WORDS = {
  fr: {
    title: 'Le point du', colon: ' :', none: 'aucune',
    parts: { overdue: ['échéance dépassée', 'échéances dépassées'], today: ['échéance aujourd’hui', 'échéances aujourd’hui'], soon: ['échéance dans les trois jours', 'échéances dans les trois jours'], unacknowledged: ['alerte sans réponse', 'alertes sans réponse'] },
    more: (count: number) => `et ${String(count)} de plus`, board: 'Toutes les échéances :', alerts: 'Vos alertes :',
  },
  en: {
    title: 'The day’s digest,', colon: ':', none: 'none',
    parts: { overdue: ['time limit overdue', 'time limits overdue'], today: ['due today', 'due today'], soon: ['due within three days', 'due within three days'], unacknowledged: ['alert not answered', 'alerts not answered'] },
    more: (count: number) => `and ${String(count)} more`, board: 'All time limits:', alerts: 'Your alerts:',
  },
} as const;

/** One letter a day. Numbers, case codes and links; nothing in it can hold a name. */
export function digestMessage({ body, day, base, locale }: DigestNotice): { readonly subject: string; readonly text: string } {
  const words = WORDS[locale];
  const parts = DIGEST_PARTS.filter((name) => body[name].count > 0);
  const title = (name: DigestPart): string => `${String(body[name].count)} ${words.parts[name][body[name].count === 1 ? 0 : 1]}`;
  const lines = parts.flatMap((name) => {
    const { count, cases } = body[name];
    // Of an alert that was not answered the page of alerts tells: the case itself may have left the person's circle.
    const named = cases.map(({ id, code }) => (name === 'unacknowledged' ? `  ${code}` : `  ${code}  ${base}/cases/${id}`));
    return [`${title(name)}${words.colon}`, ...named, ...(count > cases.length && cases.length === NAMED_CASES ? [`  ${words.more(count - cases.length)}`] : []), ''];
  });
  return {
    subject: `[Passerelle] ${words.title} ${dayInWords(day, locale)}${words.colon} ${parts.map(title).join(', ')}`,
    text: [...lines, `${words.board} ${base}/clock`, `${words.alerts} ${base}/alerts`].join('\n'),
  };
}

function dayInWords(day: string, locale: 'fr' | 'en'): string {
  return new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00.000Z`));
}
