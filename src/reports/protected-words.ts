import type { Label, ReferenceBook } from '../reference/index.js';

const SECTIONS: Record<string, Label> = {
  all: { fr: 'Ensemble', en: 'All' }, authority: { fr: 'Par autorité', en: 'By authority' }, region: { fr: 'Par région', en: 'By region' }, sex: { fr: 'Par sexe', en: 'By sex' },
  age: { fr: 'Par âge', en: 'By age' }, kind: { fr: 'Par type de placement', en: 'By kind of placement' }, centre: { fr: 'Par centre', en: 'By centre' }, service: { fr: 'Par service', en: 'By service' },
  type: { fr: 'Par type de violation', en: 'By type of violation' }, 'type-sex': { fr: 'Violations subies, par sexe', en: 'Violations suffered, by sex' }, harm: { fr: 'Meurtres et atteintes', en: 'Killing and maiming' },
  cause: { fr: 'Par cause', en: 'By cause' }, captivity: { fr: 'Enfants enlevés : situation', en: 'Abducted children: situation' }, facility: { fr: 'Écoles et hôpitaux attaqués', en: 'Schools and hospitals attacked' },
  party: { fr: 'Par partie au conflit', en: 'By party to the conflict' }, 'facility-party': { fr: 'Écoles et hôpitaux, par partie', en: 'Schools and hospitals, by party' },
  'facility-region': { fr: 'Écoles et hôpitaux, par région', en: 'Schools and hospitals, by region' }, 'military-use-party': { fr: 'Utilisation militaire, par partie', en: 'Military use, by party' },
  'military-use-region': { fr: 'Utilisation militaire, par région', en: 'Military use, by region' },
};
const PARTS: Record<string, Label> = { 'in-period': { fr: 'Dans l’année', en: 'In the year' }, before: { fr: 'Antérieures, vérifiées dans l’année', en: 'Before it, verified in the year' } };
const FIGURES: Record<string, Label> = {
  all: { fr: 'Tous', en: 'All' }, captured: { fr: 'Privés de liberté', en: 'Deprived of liberty' }, handedOverInTime: { fr: 'Remis dans le délai', en: 'Handed over within the limit' },
  releasedOrHandedOverLate: { fr: 'Libérés ou remis en retard', en: 'Released or handed over late' }, stillHeld: { fr: 'Encore retenus', en: 'Still held' }, situationUnknown: { fr: 'Situation inconnue', en: 'Situation unknown' },
  distinct: { fr: 'Enfants pris en charge', en: 'Children in care' }, value: { fr: 'Nombre', en: 'Number' }, total: { fr: 'Total', en: 'Total' }, violations: { fr: 'Violations vérifiées', en: 'Verified violations' },
  children: { fr: 'Enfants victimes', en: 'Child victims' },
};
const LISTS: Record<string, string> = {
  authority: 'authority', sex: 'sex', 'type-sex': 'sex', age: 'age-group', kind: 'stay-kind', service: 'service', type: 'violation-type', harm: 'violation-harm', cause: 'violation-cause',
  captivity: 'captivity', facility: 'violation-facility',
};

export function sectionLabel(section: string): Label {
  const [first = '', second] = section.split('.');
  if (second === undefined) return SECTIONS[first] ?? { fr: first, en: first };
  const [part, of] = [PARTS[first], SECTIONS[second]];
  return { fr: `${part?.fr ?? first} · ${of?.fr ?? second}`, en: `${part?.en ?? first} · ${of?.en ?? second}` };
}

export function rowLabel(book: ReferenceBook, section: string, code: string): Label {
  const of = section.split('.').at(-1) ?? section;
  const found = of.endsWith('region') ? book.regions.get(code) : of.endsWith('party') ? book.parties.get(code) : of === 'centre' ? book.centres.get(code) : book.lists.get(LISTS[of] ?? '')?.get(code);
  return found?.label ?? FIGURES[code] ?? { fr: code, en: code };
}

export function columnLabel(book: ReferenceBook, code: string): Label {
  return FIGURES[code] ?? book.lists.get('violation-type')?.get(code)?.label ?? book.lists.get('violation-facility')?.get(code)?.label ?? { fr: code, en: code };
}
