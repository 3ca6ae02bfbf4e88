import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from './row-change.rules.js';

const ID = '0193a000-0000-7000-8000-000000000001';

describe('what the auditor sees of a change', () => {
  it.each([
    ['child_case', 'status', 'in-custody', 'handover-offered', { shown: 'clear', from: 'in-custody', to: 'handover-offered' }],
    ['child_case', 'region_code', null, 'gao', { shown: 'clear', to: 'gao' }],
    ['child_case', 'entry_centre', 'gao', null, { shown: 'clear', from: 'gao' }],
    ['child_case', 'code', null, 'ML-0000-0000', { shown: 'clear', to: 'ML-0000-0000' }],
    ['custody_spell', 'authority_code', null, 'FAMA', { shown: 'clear', to: 'FAMA' }],
    ['child_case', 'status', null, 'Ibrahim', { shown: 'withheld' }],
    ['something_new', 'reason', null, 'ibrahim', { shown: 'withheld' }],
    ['child_case', 'age_years', 14, 15, { shown: 'clear', from: '14', to: '15' }],
    ['child_case', 'assigned_to', null, ID, { shown: 'clear', to: ID }],
    ['custody', 'ended_at', null, '2026-03-10T08:00:00+00:00', { shown: 'clear', to: '2026-03-10T08:00:00+00:00' }],
    ['custody', 'situation_unknown', false, true, { shown: 'clear', from: 'false', to: 'true' }],
    ['app_user', 'display_name', null, 'Une personne d’essai', { shown: 'clear', to: 'Une personne d’essai' }],
    ['child_identity', 'sealed', '\\x01', '\\x02', { shown: 'sealed' }],
    ['case_note', 'sealed', null, '\\x', { shown: 'sealed' }],
    ['child_case', 'register_number', null, 'GAO 12', { shown: 'withheld' }],
    ['child_case', 'register_number', null, 12, { shown: 'withheld' }],
    ['custody', 'operation', null, 'Ibrahim', { shown: 'withheld' }],
    ['custody_spell', 'place_text', null, 'chez l’oncle', { shown: 'withheld' }],
    ['acknowledgement', 'note', null, 'vu', { shown: 'withheld' }],
    ['something_new', 'display_name', null, 'Ibrahim', { shown: 'withheld' }],
    ['something_new', 'born', null, '2010-02-01', { shown: 'withheld' }],
    ['child_case', 'status', null, 'Né à Gao, fils d’Ibrahim', { shown: 'withheld' }],
    ['something_new', 'status', null, { name: 'Ibrahim' }, { shown: 'withheld' }],
  ])('%s.%s from %j to %j', (subject, column, from, to, expected) => {
    expect(changesBetween(subject, { [column]: from }, { [column]: to })).toEqual([{ column, ...expected }]);
  });

  it('only what differs is told, and all of the first version', () => {
    expect(changesBetween('stay', { id: ID, kind: 'centre', version: 1 }, { id: ID, kind: 'centre', version: 2 }).map(({ column }) => column)).toEqual(['version']);
    expect(changesBetween('stay', undefined, { id: ID, kind: 'centre', version: 1 }).map(({ column }) => column)).toEqual(['id', 'kind', 'version']);
  });

  it('no word of a column that is not known is ever shown', () => {
    const unknown = fc.constantFrom('name', 'given', 'note', 'remark', 'village', 'phone', 'detail', 'operation', 'place_text', 'mother');
    fc.assert(
      fc.property(unknown, fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.constant(null)), (column, text, before) => {
        const [told] = changesBetween('any_table', { [column]: before }, { [column]: text });
        expect(told === undefined ? [] : Object.keys(told).sort()).toEqual(told === undefined ? [] : ['column', 'shown']);
      }),
    );
  });
});
