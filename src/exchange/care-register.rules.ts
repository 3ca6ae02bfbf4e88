import { LineReader } from './line-reader.rules.js';
import type { Row } from './register-csv.rules.js';
import type { CareEntry, Line } from './register.vocabulary.js';
import { CENTRES, DESTINATIONS, ENTRIES, PARTIES, REGIONS, ROLES, SERVICES } from './register-words.vocabulary.js';
import { fold, readAge, readDay, readMonth, readSex, readTrack, splitCell } from './register-values.rules.js';

const YES = new Set(['oui', 'o', 'x', 'yes']);
const readDate = (text: string): string | undefined => readDay(text) ?? readMonth(text);

export function readCare(row: Row): Line<CareEntry> {
  const cells = new LineReader(row);
  const number = cells.required('N° registre', (text) => text, '', '');
  const given = cells.text('Prénom');
  const family = cells.text('Nom');
  if (given === '' && family === '') cells.note('Prénom', 'Sans nom : le dossier s’ouvre sans identité.', 'No name: the case opens without an identity.');
  const sex = readSex(cells.text('Sexe')) ?? 'unknown';
  if (sex === 'unknown') cells.note('Sexe', 'Sexe non compris : noté « non connu ».', 'Sex not understood: recorded as not known.');
  const age = readAge(cells.text('Âge'));
  if (age === undefined) cells.refuse('Âge', 'Âge non compris.', 'Age not understood.');
  const admittedAt = cells.required('Date d’entrée', readDate, 'Date d’entrée non comprise, ou jour qui n’existe pas.', 'Date of entry not understood, or no such day.');
  const dischargedAt = cells.optional('Date de sortie', readDate, 'Date de sortie non comprise, ou jour qui n’existe pas.', 'Date of exit not understood, or no such day.');
  if (admittedAt !== undefined && dischargedAt !== undefined && dischargedAt < admittedAt.slice(0, dischargedAt.length)) {
    cells.refuse('Date de sortie', 'La sortie est avant l’entrée.', 'The exit is before the entry.');
  }
  const place = readPlace(cells);
  const origin = cells.optional('Région d’origine', (text) => REGIONS[fold(text)], 'Région inconnue.', 'Unknown region.');
  const party = PARTIES[fold(cells.text('Groupe'))];
  if (party === undefined) cells.note('Groupe', 'Groupe non reconnu : imputation laissée ouverte.', 'Group not recognised: attribution left open.');
  const role = cells.text('Rôle') === '' ? undefined : ROLES[fold(cells.text('Rôle'))];
  if (role === undefined && cells.text('Rôle') !== '') cells.note('Rôle', 'Rôle non reconnu : laissé ouvert.', 'Role not recognised: left open.');
  const entry = cells.required('Mode d’arrivée', (text) => ENTRIES[fold(text)], 'Mode d’arrivée non compris.', 'Way of arrival not understood.');
  const destination = cells.optional('Destination', (text) => DESTINATIONS[fold(text)], 'Destination non comprise.', 'Destination not understood.');
  if (dischargedAt !== undefined && destination === undefined && cells.text('Destination') === '') cells.refuse('Destination', 'Une sortie demande une destination.', 'An exit needs a destination.');
  if (dischargedAt === undefined && destination !== undefined) cells.refuse('Date de sortie', 'Une destination est notée sans date de sortie.', 'A destination is given without a date of exit.');
  const services = readServices(cells);
  const tracks = splitCell(cells.text('Réinsertion')).map((text) => ({ text, track: readTrack(text) }));
  for (const { text, track } of tracks) if (track === undefined) cells.note('Réinsertion', `« ${text} » non reconnu : gardé en note.`, `“${text}” not recognised: kept as a note.`);
  const lost = tracks.filter(({ track }) => track === undefined).map(({ text }) => text);
  const remark = [cells.text('Observations'), ...lost].filter((text) => text !== '').join(' ; ');

  return cells.finish(() => {
    if (number === undefined || age === undefined || admittedAt === undefined || place === undefined || entry === undefined) return undefined;
    return {
      number, given, family, sex, age, admittedAt, entry, services, ...place,
      tracks: tracks.flatMap(({ track }) => (track === undefined ? [] : [track])),
      ...(origin !== undefined && { origin }),
      ...(typeof party === 'string' && { party }),
      ...(role !== undefined && { role }),
      ...(dischargedAt !== undefined && destination !== undefined && { dischargedAt, destination }),
      ...(remark !== '' && { remark }),
    };
  });
}

/** In a centre, or with a foster family instead: one of the two. */
function readPlace(cells: LineReader): { kind: 'centre'; centre: string } | { kind: 'foster-family' } | undefined {
  const foster = YES.has(fold(cells.text('Famille d’accueil')));
  if (cells.text('CTO') === '') {
    if (foster) return { kind: 'foster-family' };
    cells.refuse('CTO', 'Ni centre ni famille d’accueil.', 'Neither centre nor foster family.');
    return undefined;
  }
  const centre = CENTRES[fold(cells.text('CTO')).replace(/^cto (de )?/, '')];
  if (centre === undefined) cells.refuse('CTO', 'Centre inconnu.', 'Unknown centre.');
  if (foster) cells.refuse('Famille d’accueil', 'Centre et famille d’accueil à la fois.', 'Centre and foster family at once.');
  return centre === undefined ? undefined : { kind: 'centre', centre };
}

function readServices(cells: LineReader): string[] {
  const codes = new Set<string>();
  for (const text of splitCell(cells.text('Services reçus'))) {
    const code = SERVICES[fold(text)];
    if (code === undefined) cells.refuse('Services reçus', `Service « ${text} » non reconnu.`, `Service “${text}” not recognised.`);
    else codes.add(code);
  }
  return [...codes];
}
