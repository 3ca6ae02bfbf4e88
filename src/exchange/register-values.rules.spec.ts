import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBefore, readAge, readDay, readSex, readTimeOfDay, readTrack, splitCell, whyNoDate, wordIn } from './register-values.rules.js';

describe('times', () => {
  const instants = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true });

  it('a day comes back whatever its spelling', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        for (const text of [iso, `${day}/${month}/${year}`, `${day}-${month}-${year}`, `${day}.${month}.${year}`, `${String(Number(day))}/${String(Number(month))}/${year}`]) {
          expect(readDay(text)).toBe(iso);
        }
      }),
    );
  });

  it('an hour comes back whatever its spelling', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const [day, time] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 16)];
        const [hours = '', minutes = ''] = time.split(':');
        for (const text of [`${hours}h${minutes}`, `${hours} h ${minutes}`, `${hours}H${minutes}`, time, `${time}:00`, `à ${hours}h${minutes}`]) {
          expect(readTimeOfDay(`${day} ${text}`)).toBe(`${day}T${time}:00.000Z`);
        }
      }),
    );
  });

  it.each([
    ['31/02/2023', 'Ce jour n’existe pas.'], ['29/02/2023 10h00', 'Ce jour n’existe pas.'], ['12/31/2023', 'Ce jour n’existe pas.'], ['15/02/24', 'Année à deux chiffres : écrivez-la en quatre.'],
    ['15/02/24 10h00', 'Année à deux chiffres : écrivez-la en quatre.'], ['15/02/3024', 'Année invraisemblable : 3024.'], ['15/02/0224', 'Année invraisemblable : 0224.'],
    ['15/02/2024 24h00', 'Heure non comprise (de 00h00 à 23h59).'], ['15/02/2024 10h75', 'Heure non comprise (de 00h00 à 23h59).'], ['hier', 'Date ou heure non comprise.'],
    ['vers le 15/02/2024', 'Date ou heure non comprise.'], ['45337', 'Date ou heure non comprise.'],
  ])('%s is not read, and why', (text, why) => {
    expect([readTimeOfDay(text), whyNoDate(text)[0]]).toEqual([undefined, why]);
  });

  it.each([
    ['2023-05-01', '2023-05-02', true], ['2023-05-01', '2023-05-01T10:00:00.000Z', false], ['2023-05', '2023-05-20', false], ['2023-04', '2023-05-20', true], [undefined, '2023-05-20', false],
  ])('%s surely before %s: %s', (a, b, sure) => {
    expect(isBefore(a, b)).toBe(sure);
  });
});

describe('words', () => {
  it('only what the list itself says', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) expect(wordIn({ gao: 'gao' }, word)).toBeUndefined();
    expect(wordIn({ gao: 'gao' }, '  GAÔ ')).toBe('gao');
  });

  it.each([
    ['M', 'male'], ['g', 'male'], ['Garçon', 'male'], ['masculin', 'male'], ['F', 'female'], ['Fille', 'female'], ['féminin', 'female'], ['M/F', undefined], ['?', undefined], ['', undefined],
  ])('sex %s', (text, sex) => {
    expect(readSex(text)).toBe(sex);
  });

  it.each([
    ['mineure ?', { precision: 'doubted' }], ['17 ?', { years: 17, precision: 'doubted' }], ['env. 14', { years: 14, precision: 'approximate' }], ['15 ans environ', { years: 15, precision: 'approximate' }],
    ['15ans', { years: 15, precision: 'stated' }], ['mineur de 15 ans', undefined], ['14-15', undefined], ['10 mois', undefined], ['99', undefined], ['majeur ?', undefined],
  ])('age %s', (text, age) => {
    expect(readAge(text)).toEqual(age);
  });

  it.each([
    ['AGR élevage', { service: 'income-generating-activity', detail: 'élevage' }], ['AGR : petit commerce', { service: 'income-generating-activity', detail: 'petit commerce' }],
    ['formation (mécanique)', { service: 'vocational-training', detail: 'mécanique' }], ['École', { service: 'schooling' }], ['retour à l’école coranique', { service: 'quranic-schooling' }],
    ['agriculture', undefined], ['école refusée', undefined], ['formation non souhaitée', undefined], ['rien', undefined],
  ])('way of reintegration: %s', (text, track) => {
    expect(readTrack(text)).toEqual(track);
  });

  it('whatever the text, a reader answers and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const read of [readAge, readDay, readSex, readTimeOfDay, readTrack, splitCell, whyNoDate]) read(text);
      }),
    );
  });
});
