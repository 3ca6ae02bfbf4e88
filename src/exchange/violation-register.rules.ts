import { LineReader } from './line-reader.rules.js';
import type { Row } from './register-csv.rules.js';
import type { Line, ViolationEntry } from './register.vocabulary.js';
import { isBefore, readDay, readTimeOfDay, wordIn } from './register-values.rules.js';
import { CAPTIVITIES, CAUSES, FACILITIES, FACILITY_ACTS, HARMS, REGIONS, SOURCES, VIOLATIONS } from './register-words.vocabulary.js';

const CHILDREN = ['Garçons', 'Filles', 'Sexe inconnu'] as const;

/**
 * One line of a file of violations: what one group of children suffered in an incident, or an attack or denial without children. Lines
 * of one incident have one number; those of the same children one letter of group.
 */
export function readViolation(row: Row): Line<ViolationEntry> {
  const cells = new LineReader(row);
  const words = <Code>(list: Readonly<Record<string, Code>>) => (text: string): Code | undefined => wordIn(list, text);
  const number = cells.required('N° incident', (text) => text, '', '');
  const occurredAt = cells.requiredTime('Date des faits', readTimeOfDay);
  const region = cells.required('Région', words(REGIONS), 'Région inconnue.', 'Unknown region.');
  const party = cells.required('Auteur', (text) => text, '', '');
  const type = cells.required('Violation', words(VIOLATIONS), 'Violation non comprise.', 'Violation not understood.');
  const group = cells.text('Groupe');
  const facility = cells.optional('Établissement', words(FACILITIES), 'École ou hôpital.', 'School or hospital.');
  const act = cells.optional('Nature', words(FACILITY_ACTS), 'Attaque ou usage militaire.', 'Attack or military use.');
  const [boys, girls, sexUnknown] = CHILDREN.map((column) => cells.optional(column, readCount, 'Nombre non compris.', 'Number not understood.') ?? 0);
  const ageFromMonths = cells.optional('Âge min (mois)', readCount, 'Nombre non compris.', 'Number not understood.');
  const ageToMonths = cells.optional('Âge max (mois)', readCount, 'Nombre non compris.', 'Number not understood.');
  const harm = cells.optional('Atteinte', words(HARMS), 'Tué ou mutilé.', 'Killed or maimed.');
  const cause = cells.optional('Cause', words(CAUSES), 'Cause non comprise.', 'Cause not understood.');
  const captivity = cells.optional('Devenir', words(CAPTIVITIES), 'Libéré ou évadé, en captivité, ou inconnu.', 'Released or escaped, in captivity, or unknown.');
  const verifiedOn = cells.optionalTime('Vérifiée le', readDay);
  const source = cells.required('Source', words(SOURCES), 'Source non comprise.', 'Source not understood.');
  if (isBefore(verifiedOn, occurredAt)) cells.refuse('Vérifiée le', 'La vérification est avant les faits.', 'The verification is before the event.');
  return cells.finish(() => {
    if (number === undefined || occurredAt === undefined || region === undefined || party === undefined || type === undefined || source === undefined) return undefined;
    return {
      number, occurredAt, region, party, type, group, boys: boys ?? 0, girls: girls ?? 0, sexUnknown: sexUnknown ?? 0, source,
      ...(facility !== undefined && { facility }), ...(act !== undefined && { act }), ...(ageFromMonths !== undefined && { ageFromMonths }), ...(ageToMonths !== undefined && { ageToMonths }),
      ...(harm !== undefined && { harm }), ...(cause !== undefined && { cause }), ...(captivity !== undefined && { captivity }), ...(verifiedOn !== undefined && { verifiedOn }),
    };
  });
}

function readCount(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
