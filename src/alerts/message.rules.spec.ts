import { describe, expect, it } from '@jest/globals';
import type { Notice } from './alert.vocabulary.js';
import { messageOf } from './message.rules.js';

const HOUR = 3_600_000;
const NOTICE: Notice = {
  number: 12, caseCode: 'ML-AB12-CD34', rule: { fr: 'Remise à la protection civile', en: 'Handover to civilian protection' }, step: 'limit',
  due: '12 mars 2026 à 05 h 30', subject: 'custody', answered: false, renewed: null, link: 'https://passerelle.example/cases/1', alertsLink: 'https://passerelle.example/alerts', locale: 'fr',
};

describe('a message', () => {
  it('in French', () => {
    const { subject, text } = messageOf(NOTICE);
    expect(subject).toBe('[Passerelle n° 12] Échéance atteinte : ML-AB12-CD34');
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Alerte n° 12 : échéance atteinte.', 'Dossier : ML-AB12-CD34', 'Délai : Remise à la protection civile', 'Échéance : 12 mars 2026 à 05 h 30 (heure du Mali, UTC)',
    ]);
    expect(text).toContain('https://passerelle.example/cases/1');
  });

  it('says that somebody answers for it, not who', () => {
    expect(messageOf({ ...NOTICE, answered: true }).text).toContain('Quelqu’un a déjà dit qu’il s’en occupe');
    expect(messageOf(NOTICE).text).not.toContain('Quelqu’un');
  });

  it.each([
    ['opened', 'New time limit running'],
    ['warning-2', 'Due soon'],
    ['limit', 'Limit reached'],
    ['escalation-3', 'Overdue, reminder 3'],
    ['difference', 'The two calculations of the deadline differ'],
  ])('in English, %s', (step, words) => {
    expect(messageOf({ ...NOTICE, step, locale: 'en', due: '12 March 2026 at 05:30' }).subject).toBe(`[Passerelle no. 12] ${words}: ML-AB12-CD34`);
  });

  it('of an emergency access says so at once, in both languages', () => {
    expect(messageOf({ ...NOTICE, step: 'opened', subject: 'access' }).subject).toBe('[Passerelle n° 12] Accès d’urgence ouvert : ML-AB12-CD34');
    expect(messageOf({ ...NOTICE, step: 'opened', subject: 'access', locale: 'en' }).subject).toBe('[Passerelle no. 12] Emergency access opened: ML-AB12-CD34');
    expect(messageOf({ ...NOTICE, step: 'limit', subject: 'access' }).subject).toBe('[Passerelle n° 12] Échéance atteinte : ML-AB12-CD34');
  });

  it('about a difference leads to the page where it stands', () => {
    const { subject, text } = messageOf({ ...NOTICE, step: 'difference', link: 'https://passerelle.example/operations' });
    expect(subject).toBe('[Passerelle n° 12] Les deux calculs de l’échéance diffèrent : ML-AB12-CD34');
    expect(text).toContain('Voir la page de l’exploitation : https://passerelle.example/operations');
  });

  it('told again says when somebody answered and that nothing followed, in every form', () => {
    const { subject, text, short } = messageOf({ ...NOTICE, renewed: { answeredAt: '12 mars 2026 à 10 h 00', ago: 12.5 * HOUR } });
    expect(subject).toBe('[Passerelle n° 12] Rappel, rien n’a suivi depuis 12 h : ML-AB12-CD34');
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Alerte n° 12 : échéance atteinte.', 'Dossier : ML-AB12-CD34', 'Délai : Remise à la protection civile', 'Échéance : 12 mars 2026 à 05 h 30 (heure du Mali, UTC)',
      'Rappel : le 12 mars 2026 à 10 h 00, quelqu’un a répondu ; rien n’a suivi, et le délai court toujours.',
    ]);
    expect(text).not.toContain('a déjà dit');
    expect(short).toBe("Passerelle no 12: Rappel, rien n'a suivi depuis 12 h ML-AB12-CD34. Remise a la protection civile. 12 mars 2026 a 05 h 30 UTC. https://passerelle.example/alerts");
    const english = messageOf({ ...NOTICE, locale: 'en', renewed: { answeredAt: '12 March 2026 at 10:00', ago: 75 * HOUR } });
    expect(english.subject).toBe('[Passerelle no. 12] Reminder, nothing followed in 3 d: ML-AB12-CD34');
    expect(english.text).toContain('Reminder: somebody answered on 12 March 2026 at 10:00; nothing has followed, and the limit still runs.');
  });
});

describe('one SMS', () => {
  it('says what, which case, which limit, when, and where to look', () => {
    expect(messageOf(NOTICE).short).toBe('Passerelle no 12: Echeance atteinte ML-AB12-CD34. Remise a la protection civile. 12 mars 2026 a 05 h 30 UTC. https://passerelle.example/alerts');
  });

  it.each([
    ['a long rule', { ...NOTICE, rule: { fr: 'Premier examen médical et entretien psychosocial de l’enfant accueilli au centre de transit et d’orientation', en: '' } }],
    ['a long address', { ...NOTICE, alertsLink: `https://${'passerelle.'.repeat(5)}example/alerts` }],
    ['a long address and an alert told again', { ...NOTICE, alertsLink: `https://${'passerelle.'.repeat(5)}example/alerts`, renewed: { answeredAt: '', ago: 47.9 * HOUR } }],
    ['a long address and the longest step', { ...NOTICE, step: 'escalation-12', alertsLink: `https://${'passerelle.'.repeat(5)}example/alerts` }],
    ['a high number', { ...NOTICE, number: 1_234_567, step: 'escalation-12' }],
  ])('is one SMS with %s, and keeps case and link', (_, notice) => {
    const { short } = messageOf(notice);
    expect(short.length).toBeLessThanOrEqual(160);
    expect(short).toMatch(/^[\x20-\x7e]+$/);
    expect(short).toContain('ML-AB12-CD34');
    expect(short.endsWith(notice.alertsLink)).toBe(true);
  });
});
