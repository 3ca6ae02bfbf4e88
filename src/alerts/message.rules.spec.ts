import { describe, expect, it } from '@jest/globals';
import type { Notice } from './alert.vocabulary.js';
import { messageOf } from './message.rules.js';

const NOTICE: Notice = {
  number: 12, caseCode: 'ML-AB12-CD34', rule: { fr: 'Remise à la protection civile', en: 'Handover to civilian protection' }, step: 'limit',
  due: '12 mars 2026 à 05 h 30', subject: 'custody', answered: false, link: 'https://passerelle.example/cases/1', locale: 'fr',
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
});
