import { NEXT, STAND_INS } from './absence.rules.js';
import type { Post, Subject } from './alert.vocabulary.js';
import { TOLD } from './recipients.rules.js';

const SUBJECTS: Readonly<Record<Subject, string>> = {
  custody: 'custody and handover', 'follow-up': 'what must follow in custody', stay: 'stay in a centre', incident: 'grave incident in care', transfer: 'transfer between centres', placement: 'after a placement', 're-recruitment': 'recruited again', 'plan-step': 'step of a plan', access: 'emergency access',
};
const POSTS: Readonly<Record<Post, string>> = {
  unit: 'liaison of the holding unit', region: 'officer of the region', centre: 'manager of the centre', 'asked-centre': 'manager of the centre that is asked', 'centres-of-region': 'managers of the region’s centres', assigned: 'worker assigned', owner: 'owner of the step',
  ministry: 'Ministry', administrators: 'administrators', auditors: 'data-protection officer',
};
const PLACES = { unit: 'same unit', centre: 'same centre', region: 'same region', anywhere: '' } as const;

/** The tables of who is told, as a page (docs/who-is-told.md). */
export function tellingPage(): string {
  const posts = (list: readonly Post[]): string => list.map((post) => POSTS[post]).join(', ');
  return [
    '# Who is told of what, and when',
    '',
    'Printed from `src/alerts/recipients.rules.ts` and `absence.rules.ts` by `npm run generate`. Where nobody of a row exists, the Ministry is told; where there',
    'is no Ministry yet, the administrators. Top is the last escalation of a rule. In quiet hours the opening and warnings wait until the morning:',
    'never a custody’s last warning, a grave incident, the limit, an escalation or anything of an emergency access ([0023](adr/0023-who-is-told-when.md)).',
    '',
    '| | opening | warnings | limit | escalations | top |',
    '|---|---|---|---|---|---|',
    ...Object.entries(TOLD).map(([subject, steps]) =>
      `| ${SUBJECTS[subject as Subject]} | ${[steps.opened, steps.warning, steps.limit, steps.escalation, steps.top].map(posts).join(' | ')} |`),
    '',
    '## While somebody is away',
    '',
    'First who stands in, if they reach the child or hold as wide a post; then a colleague of the same post; then the first of the last column who is at work.',
    '',
    '| away | who may stand in | otherwise |',
    '|---|---|---|',
    ...Object.entries(STAND_INS).filter(([, standIns]) => Object.keys(standIns).length > 0).map(([role, standIns]) => {
      const who = Object.entries(standIns).map(([other, where]) => (PLACES[where] === '' ? other : `${other} (${PLACES[where]})`));
      return `| ${role} | ${who.join(', ')} | ${posts(NEXT[role as keyof typeof NEXT])} |`;
    }),
  ].join('\n');
}
