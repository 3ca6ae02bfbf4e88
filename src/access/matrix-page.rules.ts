import { mayKnock, sightOf } from './matrix.rules.js';
import { HOLDERS, SENSITIVE, type Sight, SITUATIONS, type Situation } from './matrix.vocabulary.js';
import { ROUTES, type RouteEntry } from './matrix-routes.vocabulary.js';
import { PERMISSIONS } from './permissions.vocabulary.js';
import { ROLES, type Role } from './roles.vocabulary.js';

/** As the pages call them in French, with a short head for a column. */
const ROLE_NAMES: Record<Role, { readonly fr: string; readonly en: string; readonly head: string }> = {
  'security-liaison': { fr: 'Point focal des forces de défense et de sécurité', en: 'Security liaison', head: 'FDS' },
  'centre-worker': { fr: 'Agent de centre', en: 'Centre worker', head: 'Agent' },
  'centre-manager': { fr: 'Responsable de centre', en: 'Centre manager', head: 'Resp.' },
  'case-worker': { fr: 'Travailleur social', en: 'Case worker', head: 'T. social' },
  'regional-officer': { fr: 'Protection de l’enfance, région', en: 'Child protection, region', head: 'Région' },
  'national-officer': { fr: 'Protection de l’enfance, ministère', en: 'Child protection, Ministry', head: 'Ministère' },
  monitor: { fr: 'Point focal de l’équipe spéciale', en: 'Country task force focal point', head: 'Éq. spéc.' },
  analyst: { fr: 'Analyste', en: 'Analyst', head: 'Analyste' },
  auditor: { fr: 'Protection des données', en: 'Data-protection officer', head: 'Données' },
  administrator: { fr: 'Administration du système', en: 'System administrator', head: 'Admin.' },
};

const SIGHTS: Record<Sight, { readonly fr: string; readonly en: string }> = {
  nothing: { fr: '–', en: 'the child does not exist for this person: the answer is "not found"' },
  custody: { fr: 'détention', en: 'the facts of custody and handover, and the clock' },
  facts: { fr: 'faits', en: 'every fact, without name, note or register number' },
  file: { fr: 'dossier', en: 'the whole file' },
};

/** The matrix as a page that a data-protection authority can read. The tests hold the running API to the same tables. */
export function permissionsPage(): string {
  return [
    '# Who may do what, and who is shown what',
    '',
    'Printed by `npm run generate` from the tables in `src/access/matrix*.vocabulary.ts`; do not edit. The test `test/access/matrix.spec.ts`',
    'walks all of it against the running application: every role, every route, every situation of a child, every sensitive field.',
    'Qui peut faire quoi, et à qui l’on montre quoi : les rôles portent leur nom français.',
    '',
    '## Roles',
    '',
    ...table(['column', 'role', 'in English', 'name in code'], ROLES.map((role) => [ROLE_NAMES[role].head, ROLE_NAMES[role].fr, ROLE_NAMES[role].en, `\`${role}\``])),
    '',
    '## How much of a child each role sees',
    '',
    ...(['file', 'facts', 'custody', 'nothing'] as const).map((sight) => `- **${SIGHTS[sight].fr}**: ${SIGHTS[sight].en}`),
    '',
    'The posts in this table: unit A, the centre and the region of Gao, a case worker of that region.',
    '',
    ...table(['', 'the child is', ...heads()], keys(SITUATIONS).map((situation) => [situation, SITUATIONS[situation], ...ROLES.map((role) => SIGHTS[sightOf(role, situation)].fr)])),
    '',
    '## What is shown of a child',
    '',
    ...table(
      ['what', 'en français', 'détention', 'faits', 'dossier', 'besides'],
      Object.values(SENSITIVE).map((kind) => [
        kind.says, kind.fr, ...(['custody', 'facts', 'file'] as const).map((sight) => mark((kind.from as readonly Sight[]).includes(sight))), 'also' in kind ? kind.also : '',
      ]),
    ),
    '',
    '## Permissions',
    '',
    ...table(['permission', ...heads()], PERMISSIONS.map((permission) => [`\`${permission}\``, ...ROLES.map((role) => mark(HOLDERS[permission].includes(role)))])),
    '',
    '## Routes',
    '',
    'Without a session the answer is 401, without the permission 403; a child, an alert, an account or an emergency access out of scope does not exist (404).',
    'Where the child stands otherwise than the last column says, the answer is 409 and nothing is written. "Walked with": the test asks',
    'with what is refused whoever asks, which shows who is let in as far as that; that it works has tests of its own.',
    '',
    ...table(['route', 'asks for', ...heads(), 'when the child is'], Object.entries(ROUTES).map(([route, entry]) => routeRow(route, entry))),
    '',
  ].join('\n');
}

function routeRow(route: string, entry: RouteEntry): string[] {
  return [`\`${route}\``, entry.needs, ...ROLES.map((role) => mark(mayKnock(role, entry.needs))), condition(entry)];
}

function condition(entry: RouteEntry): string {
  return [standing(entry), entry.walked === undefined ? '' : `walked with ${entry.walked}: ${String(entry.done)}`].filter((part) => part !== '').join('; ');
}

function standing(entry: RouteEntry): string {
  if (entry.on === 'own-alert') return 'sent to the person themself';
  if (entry.on === 'house') return '';
  if (entry.on === 'emergency') return entry.always === undefined ? 'of a child of the region' : `of a child of the region; always: ${entry.always.join(', ')}`;
  const where = entry.where === undefined ? 'within sight' : `within sight, and: ${entry.where.join(', ')}`;
  return entry.sight === 'file' ? `${where} (whole file)` : where;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function heads(): string[] {
  return ROLES.map((role) => ROLE_NAMES[role].head);
}

function mark(yes: boolean): string {
  return yes ? 'oui' : '–';
}

function keys(situations: Record<Situation, string>): Situation[] {
  return Object.keys(situations) as Situation[];
}
