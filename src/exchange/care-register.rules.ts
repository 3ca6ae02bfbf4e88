import { LineReader } from './line-reader.rules.js';
import type { Row } from './register-csv.rules.js';
import type { CareEntry, Line } from './register.vocabulary.js';
import { CENTRES, DECLINED, DESTINATIONS, ENTRIES, PARTIES, REGIONS, ROLES, SERVICES } from './register-words.vocabulary.js';
import { fold, isBefore, readTimeOfDay, readTrack, splitCell, wordIn } from './register-values.rules.js';

const YES = new Set(['oui', 'o', 'x', 'yes']);
const NO = new Set(['', 'non', 'n', 'no', '-', 'neant']);

export function readCare(row: Row): Line<CareEntry> {
  const cells = new LineReader(row);
  const number = cells.required('N° registre', (text) => text, '', '');
  const given = cells.text('Prénom');
  const family = cells.text('Nom');
  if (given === '' && family === '') cells.note('Prénom', 'Sans nom : le dossier s’ouvre sans identité.', 'No name: the case opens without an identity.');
  const sex = cells.sex('Sexe');
  const age = cells.age('Âge');
  const admittedAt = cells.requiredTime('Date d’entrée', readTimeOfDay);
  const dischargedAt = cells.optionalTime('Date de sortie', readTimeOfDay);
  if (isBefore(dischargedAt, admittedAt)) cells.refuse('Date de sortie', 'La sortie est avant l’entrée.', 'The exit is before the entry.');
  const place = readPlace(cells);
  const origin = cells.optional('Région d’origine', (text) => wordIn(REGIONS, text), 'Région inconnue.', 'Unknown region.');
  const said: string[] = [];
  const party = readParty(cells, said);
  const role = wordIn(ROLES, cells.text('Rôle'));
  if (role === undefined && cells.text('Rôle') !== '') {
    cells.note('Rôle', 'Rôle non reconnu : laissé ouvert, et le mot gardé en note.', 'Role not recognised: left open, and the word kept as a note.');
    said.push(`Rôle : ${cells.text('Rôle')}`);
  }
  const entry = cells.required('Mode d’arrivée', (text) => wordIn(ENTRIES, text), 'Mode d’arrivée non compris.', 'Way of arrival not understood.');
  const destination = cells.optional('Destination', (text) => wordIn(DESTINATIONS, text), 'Destination non comprise.', 'Destination not understood.');
  const leaves = cells.text('Date de sortie') !== '';
  if (leaves && cells.text('Destination') === '') cells.refuse('Destination', 'Une sortie demande une destination.', 'An exit needs a destination.');
  if (!leaves && destination !== undefined) cells.refuse('Date de sortie', 'Une destination est notée sans date de sortie.', 'A destination is given without a date of exit.');
  const services = readServices(cells);
  const tracks = splitCell(cells.text('Réinsertion')).map((text) => ({ text, track: readTrack(text) }));
  for (const { text, track } of tracks) if (track === undefined) cells.note('Réinsertion', `« ${text} » non reconnu : gardé en note.`, `“${text}” not recognised: kept as a note.`);
  said.push(...tracks.filter(({ track }) => track === undefined).map(({ text }) => text));
  const remark = [cells.text('Observations'), ...said].filter((text) => text !== '').join(' ; ');

  return cells.finish(() => {
    if (number === undefined || age === undefined || admittedAt === undefined || place === undefined || entry === undefined) return undefined;
    return {
      number, given, family, sex, age, admittedAt, entry, services, ...place,
      tracks: tracks.flatMap(({ track }) => (track === undefined ? [] : [track])),
      ...(origin !== undefined && { origin }),
      ...(party !== undefined && { party }),
      ...(role !== undefined && { role }),
      ...(dischargedAt !== undefined && destination !== undefined && { dischargedAt, destination }),
      ...(remark !== '' && { remark }),
    };
  });
}

/** In a centre, or with a foster family instead: one of the two. */
function readPlace(cells: LineReader): { kind: 'centre'; centre: string } | { kind: 'foster-family' } | undefined {
  const foster = fold(cells.text('Famille d’accueil'));
  if (!YES.has(foster) && !NO.has(foster)) {
    cells.refuse('Famille d’accueil', 'Répondez par oui ou par non.', 'Answer yes or no.');
    return undefined;
  }
  if (NO.has(fold(cells.text('CTO')))) {
    if (YES.has(foster)) return { kind: 'foster-family' };
    cells.refuse('CTO', 'Ni centre ni famille d’accueil.', 'Neither centre nor foster family.');
    return undefined;
  }
  const centre = wordIn(CENTRES, fold(cells.text('CTO')).replace(/^cto (de )?/, ''));
  if (centre === undefined) cells.refuse('CTO', 'Centre inconnu.', 'Unknown centre.');
  if (YES.has(foster)) cells.refuse('Famille d’accueil', 'Centre et famille d’accueil à la fois.', 'Centre and foster family at once.');
  return centre === undefined ? undefined : { kind: 'centre', centre };
}

/** The party, where one is known. A child that would not say, and a name that no list has, are kept in words: neither is "nobody asked". */
function readParty(cells: LineReader, said: string[]): string | undefined {
  const text = cells.text('Groupe');
  const party = wordIn(PARTIES, text);
  if (party === undefined) cells.note('Groupe', 'Groupe non reconnu : imputation laissée ouverte, et le mot gardé en note.', 'Group not recognised: attribution left open, and the word kept as a note.');
  if (party === undefined || DECLINED.has(fold(text))) said.push(`Groupe : ${text}`);
  return party ?? undefined;
}

function readServices(cells: LineReader): string[] {
  const codes = new Set<string>();
  for (const text of splitCell(cells.text('Services reçus')).flatMap((part) => (wordIn(SERVICES, part) === undefined ? part.split(/\s+et\s+/i) : [part]))) {
    const code = wordIn(SERVICES, text);
    if (code === undefined) cells.refuse('Services reçus', `Service « ${text} » non reconnu.`, `Service “${text}” not recognised.`);
    else codes.add(code);
  }
  return [...codes];
}
