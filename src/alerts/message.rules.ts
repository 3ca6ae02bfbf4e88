import type { Notice } from './alert.vocabulary.js';

/** One notice, in the forms that the channels need. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly line: string;
  readonly short: string;
}

const SMS_LENGTH = 160;
const AN_HOUR = 3_600_000;
const HOURS_ALONE = 48;
const OPENED_ACCESS = { fr: 'Accès d’urgence ouvert', en: 'Emergency access opened' };

const WORDS = {
  fr: {
    alert: 'Alerte n°', colon: ' : ', case: 'Dossier : ', rule: 'Délai : ', due: 'Échéance : ', zone: '(heure du Mali, UTC)', answered: 'Quelqu’un a déjà dit qu’il s’en occupe ; le délai court toujours.',
    renewed: (when: string) => `Rappel : le ${when}, quelqu’un a répondu ; rien n’a suivi, et le délai court toujours.`,
    see: 'Voir et dire qui s’en occupe : ', operators: 'Voir la page de l’exploitation : ', numbered: 'Vos alertes sont numérotées : s’il en manque une, la page des alertes la montre.',
  },
  en: {
    alert: 'Alert no.', colon: ': ', case: 'Case: ', rule: 'Time limit: ', due: 'Due: ', zone: '(Mali time, UTC)', answered: 'Somebody has already said that they take care of it; the limit still runs.',
    renewed: (when: string) => `Reminder: somebody answered on ${when}; nothing has followed, and the limit still runs.`,
    see: 'See it and say who takes care of it: ', operators: 'See the operators’ page: ', numbered: 'Your alerts are numbered: if one is missing, the page of alerts shows it.',
  },
} as const;

/** An alert in the recipient's language. Telephones, mail servers and gateways may read it: it names a code, not a child. */
export function messageOf(notice: Notice): Message {
  const { number, caseCode, rule, step, subject, due, answered, renewed, link, locale } = notice;
  const words = WORDS[locale];
  const reached = subject === 'access' && step === 'opened' ? OPENED_ACCESS[locale] : stepInWords(step, locale);
  const what = renewed === null ? reached : againInWords(renewed.ago, locale);
  return {
    subject: `[Passerelle ${locale === 'fr' ? 'n°' : 'no.'} ${String(number)}] ${what}${words.colon}${caseCode}`,
    text: [
      `${words.alert} ${String(number)}${words.colon}${reached.toLowerCase()}.`,
      words.case + caseCode,
      words.rule + rule[locale],
      `${words.due}${due} ${words.zone}`,
      ...(renewed === null ? [] : [words.renewed(renewed.answeredAt)]),
      ...(answered ? [words.answered] : []),
      '',
      (step === 'difference' ? words.operators : words.see) + link,
      '',
      words.numbered,
    ].join('\n'),
    line: `${rule[locale]} · ${words.due}${due}`,
    short: shortOf(notice, what),
  };
}

/**
 * One SMS. What is too long is shortened where it is least needed, in the name of the rule, and then loses the due instant: the address
 * is never cut, it would lead nowhere, and where it leads all stands.
 */
function shortOf({ number, caseCode, rule, due, alertsLink, locale }: Notice, what: string): string {
  const head = gsm(`Passerelle no ${String(number)}: ${what} ${caseCode}`);
  const whole = gsm(`${due} UTC. ${alertsLink}`);
  const tail = `${head}. ${whole}`.length > SMS_LENGTH ? gsm(alertsLink) : whole;
  const room = SMS_LENGTH - head.length - tail.length - '. '.length * 2;
  const label = gsm(rule[locale]).slice(0, Math.max(0, room)).trimEnd();
  return [head, ...(label === '' ? [] : [label]), tail].join('. ');
}

/** Letters that every telephone has (GSM 03.38): one other letter would halve the room and double the price. */
function gsm(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll('°', 'o')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/[^A-Za-z0-9 .,:;!?'"()/@#%&*+=<>_-]/g, '');
}

/** Short: an SMS has to hold it. Of two days and more hours say nothing. */
function againInWords(ago: number, locale: 'fr' | 'en'): string {
  const hours = Math.floor(ago / AN_HOUR);
  const since = hours >= HOURS_ALONE ? `${String(Math.floor(hours / 24))} ${locale === 'fr' ? 'j' : 'd'}` : `${String(hours)} h`;
  return locale === 'fr' ? `Rappel, rien n’a suivi depuis ${since}` : `Reminder, nothing followed in ${since}`;
}

function stepInWords(step: string, locale: 'fr' | 'en'): string {
  const [kind = '', place = ''] = step.split('-');
  switch (kind) {
    case 'opened':
      return locale === 'fr' ? 'Nouveau délai ouvert' : 'New time limit running';
    case 'warning':
      return locale === 'fr' ? 'Échéance proche' : 'Due soon';
    case 'difference':
      return locale === 'fr' ? 'Les deux calculs de l’échéance diffèrent' : 'The two calculations of the deadline differ';
    case 'escalation':
      return locale === 'fr' ? `Échéance dépassée, rappel ${place}` : `Overdue, reminder ${place}`;
    default:
      return locale === 'fr' ? 'Échéance atteinte' : 'Limit reached';
  }
}
