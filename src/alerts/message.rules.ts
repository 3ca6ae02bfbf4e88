import type { Notice } from './alert.vocabulary.js';

export interface Message {
  readonly subject: string;
  readonly text: string;
}

const OPENED_ACCESS = { fr: 'Accès d’urgence ouvert', en: 'Emergency access opened' };

/** Subject and body of an alert in the recipient's language. Telephones and mail servers may read it: it names a code, not a child. */
export function messageOf(notice: Notice): Message {
  const { number, caseCode, rule, step, subject, due, answered, link, locale } = notice;
  const what = subject === 'access' && step === 'opened' ? OPENED_ACCESS[locale] : stepInWords(step, locale);
  if (locale === 'fr') {
    return {
      subject: `[Passerelle n° ${String(number)}] ${what} : ${caseCode}`,
      text: [
        `Alerte n° ${String(number)} : ${what.toLowerCase()}.`,
        `Dossier : ${caseCode}`,
        `Délai : ${rule.fr}`,
        `Échéance : ${due} (heure du Mali, UTC)`,
        ...(answered ? ['Quelqu’un a déjà dit qu’il s’en occupe ; le délai court toujours.'] : []),
        '',
        step === 'difference' ? `Voir la page de l’exploitation : ${link}` : `Voir et dire qui s’en occupe : ${link}`,
        '',
        'Vos alertes sont numérotées : s’il en manque une, la page des alertes la montre.',
      ].join('\n'),
    };
  }
  return {
    subject: `[Passerelle no. ${String(number)}] ${what}: ${caseCode}`,
    text: [
      `Alert no. ${String(number)}: ${what.toLowerCase()}.`,
      `Case: ${caseCode}`,
      `Time limit: ${rule.en}`,
      `Due: ${due} (Mali time, UTC)`,
      ...(answered ? ['Somebody has already said that they take care of it; the limit still runs.'] : []),
      '',
      step === 'difference' ? `See the operators’ page: ${link}` : `See it and say who takes care of it: ${link}`,
      '',
      'Your alerts are numbered: if one is missing, the page of alerts shows it.',
    ].join('\n'),
  };
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
