import { scopeOf } from '../access/index.rules.js';
import type { Concern, Post, Recipient, Subject } from './alert.vocabulary.js';

type StepGroup = 'opened' | 'warning' | 'limit' | 'escalation' | 'top';

/**
 * Who is told of which step of which subject. First those who can act: for a custody the unit that holds the child, the region and
 * the centre; for a stay the centre and the region; after a placement the worker, the centre and the region. Then those who answer for
 * them: the Ministry at the limit of a custody and at the escalations of everything, the administrators at the top. At the opening of
 * a custody no centre has been chosen: those of the region hear that a child may come. Of what must follow a breach the holding unit never
 * hears. Of an emergency access the auditor hears at every step, beside whoever answers for the child.
 */
export const TOLD: Readonly<Record<Subject, Readonly<Record<StepGroup, readonly Post[]>>>> = {
  custody: {
    opened: ['region', 'centres-of-region'],
    warning: ['unit', 'region', 'centre'],
    limit: ['unit', 'region', 'centre', 'ministry'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  'follow-up': {
    opened: ['region'],
    warning: ['region'],
    limit: ['region'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  stay: {
    opened: ['region', 'centre'],
    warning: ['region', 'centre'],
    limit: ['region', 'centre'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  // Of a grave incident those who answer for the place hear at once, and child protection with them.
  incident: {
    opened: ['region', 'centre'],
    warning: ['region', 'centre'],
    limit: ['region', 'centre'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  // A transfer is proposed to the centre that is asked: it hears at once, and with the others at the limit.
  transfer: {
    opened: ['asked-centre'],
    warning: ['asked-centre'],
    limit: ['region', 'centre', 'asked-centre'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  placement: {
    opened: ['region', 'centre', 'assigned'],
    warning: ['region', 'centre', 'assigned'],
    limit: ['region', 'centre', 'assigned'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  // A child with an armed group again: whoever follows the child hears with those who answer, and the Ministry at once.
  're-recruitment': {
    opened: ['region', 'centre', 'assigned'],
    warning: ['region', 'centre', 'assigned'],
    limit: ['region', 'centre', 'assigned', 'ministry'],
    escalation: ['region', 'ministry'],
    top: ['region', 'ministry', 'administrators'],
  },
  // A step of a plan is told to its owner; to those who answer for the child once the owner has not moved.
  'plan-step': {
    opened: ['owner'],
    warning: ['owner'],
    limit: ['owner'],
    escalation: ['owner', 'assigned', 'centre', 'region'],
    top: ['region', 'ministry', 'administrators'],
  },
  access: {
    opened: ['region', 'centre', 'auditors'],
    warning: ['region', 'centre', 'auditors'],
    limit: ['region', 'centre', 'auditors'],
    escalation: ['region', 'ministry', 'auditors'],
    top: ['region', 'ministry', 'administrators', 'auditors'],
  },
};

/** In whose place nobody is nearer: the Ministry, and the administrators where there is none. Nobody at all is never an answer. */
const OTHERWISE: readonly Post[] = ['ministry', 'administrators'];
/** The owner of a step who no longer follows the child is told nothing: those who answer for the child are nearer than the Ministry. */
const INSTEAD_OF_OWNER: readonly Post[] = ['assigned', 'centre', 'region'];

/** Who is told of a step, whether or not they are at work. */
export function recipientsOf(concern: Concern, people: readonly Recipient[]): Recipient[] {
  const posts = TOLD[concern.subject][groupOf(concern)];
  const chosen = people.filter((person) => posts.some((post) => fills(post, person, concern)));
  if (chosen.some(({ role }) => role !== 'auditor')) return chosen;
  for (const post of posts.includes('owner') ? [...INSTEAD_OF_OWNER, ...OTHERWISE] : OTHERWISE) {
    const instead = people.filter((person) => fills(post, person, concern));
    if (instead.length > 0) return [...instead, ...chosen];
  }
  return chosen;
}

/** Whether somebody holds this post, for a case that stands there. */
export function fills(post: Post, person: Recipient, concern: Concern): boolean {
  switch (post) {
    case 'unit':
      return person.role === 'security-liaison' && person.unitId !== null && person.unitId === concern.unitId;
    case 'centre':
      return person.role === 'centre-manager' && person.centreCode !== null && person.centreCode === concern.centreCode;
    case 'asked-centre':
      return person.role === 'centre-manager' && person.centreCode !== null && person.centreCode === concern.askedCentre;
    case 'centres-of-region':
      return person.role === 'centre-manager' && person.centreCode !== null && person.centreRegion === concern.regionCode;
    case 'assigned':
      return (person.role === 'case-worker' || person.role === 'centre-worker') && person.id === concern.assignedTo;
    case 'owner':
      return person.id === concern.ownerId && reaches(person, concern);
    case 'region':
      return person.role === 'regional-officer' && person.regionCode !== null && person.regionCode === concern.regionCode;
    case 'ministry':
      return person.role === 'national-officer';
    case 'administrators':
      return person.role === 'administrator';
    case 'auditors':
      return person.role === 'auditor';
  }
}

function reaches(person: Recipient, { grantees }: Concern): boolean {
  const scope = scopeOf({ ...person, userId: person.id });
  return scope.clearance === 'file' && (scope.reach === 'all' || scope.grantees.some((grantee) => grantees.includes(grantee)));
}

function groupOf({ step, last }: Concern): StepGroup {
  if (step === 'opened' || step === 'limit') return step;
  if (step.startsWith('warning-')) return 'warning';
  return last ? 'top' : 'escalation';
}
