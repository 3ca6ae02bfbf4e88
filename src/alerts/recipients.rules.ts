import type { Concern, Recipient } from './alert.vocabulary.js';

/**
 * Who is told of a step. First those who can act: for a custody the unit that holds the child, the region and the centre; for a
 * stay the centre and the region; after a placement the worker, the centre and the region. Then those who answer for them: the
 * Ministry at the limit of a custody, and at the escalations of everything. Nobody at all is never an answer. Of an emergency
 * access the auditor hears at every step, beside whoever answers for the child.
 */
export function recipientsOf(concern: Concern, people: readonly Recipient[]): Recipient[] {
  const watching = concern.subject === 'access' ? people.filter((person) => person.role === 'auditor') : [];
  const chosen = people.filter((person) => concerned(concern, person));
  if (chosen.length > 0) return [...chosen, ...watching];
  const ministry = people.filter((person) => person.role === 'national-officer');
  return ministry.length > 0 ? [...ministry, ...watching] : [...people.filter((person) => person.role === 'administrator'), ...watching];
}

function concerned(concern: Concern, person: Recipient): boolean {
  const { step, subject } = concern;
  const opening = step === 'opened';
  const escalating = step.startsWith('escalation-');
  switch (person.role) {
    case 'security-liaison':
      return subject === 'custody' && !opening && !escalating && person.unitId !== null && person.unitId === concern.unitId;
    case 'centre-manager':
      if (escalating || person.centreCode === null) return false;
      // At the opening no centre has been chosen: those of the region hear that a child may come.
      return opening && subject !== 'access' ? person.centreRegion === concern.regionCode : person.centreCode === concern.centreCode;
    case 'case-worker':
    case 'centre-worker':
      return subject === 'placement' && !escalating && person.id === concern.assignedTo;
    case 'regional-officer':
      return person.regionCode !== null && person.regionCode === concern.regionCode;
    case 'national-officer':
      return escalating || (step === 'limit' && subject === 'custody');
    case 'administrator':
      return escalating && concern.last;
    default:
      return false;
  }
}
