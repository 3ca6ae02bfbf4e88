import { Refusal } from '../platform/refusal/index.js';
import type { ActivityKind, ActivityStatus, People } from './activities.vocabulary.js';

/** What is said of an activity; which of it is asked depends on its kind. */
export interface Said {
  readonly kind: ActivityKind;
  readonly status: ActivityStatus;
  readonly onDay: string;
  readonly untilDay?: string | undefined;
  readonly region?: string | undefined;
  readonly place?: string | undefined;
  readonly topic?: string | undefined;
  readonly audience?: string | undefined;
  readonly partner?: string | undefined;
  readonly party?: string | undefined;
  readonly step?: string | undefined;
  readonly cancelReason?: string | undefined;
  readonly people?: People | undefined;
  readonly schools?: number | undefined;
  readonly pupils?: number | undefined;
  readonly teachers?: number | undefined;
  readonly perCent?: number | undefined;
  readonly centres?: number | undefined;
}

/** What a kind asks for; of a state that is counted, one of the two. */
const ASKED: Readonly<Record<ActivityKind, readonly (keyof Said)[]>> = {
  training: ['topic', 'audience'], awareness: ['topic', 'audience'], 'camp-visit': [], 'action-plan': ['party', 'step'], 'closed-schools': [], 'one-stop-centres': ['centres'], partner: ['partner', 'region'],
};
/** What a kind may say besides. */
const MAY: Readonly<Record<ActivityKind, readonly (keyof Said)[]>> = {
  training: ['people', 'partner'], awareness: ['people', 'partner'], 'camp-visit': ['people', 'party'], 'action-plan': [], 'closed-schools': ['schools', 'pupils', 'teachers', 'perCent'], 'one-stop-centres': [], partner: [],
};
const OF_SOME = ['topic', 'audience', 'partner', 'party', 'step', 'people', 'schools', 'pupils', 'teachers', 'perCent', 'centres'] as const;
/** Sessions and visits are held, or not; the others are stated. */
const HELD: ReadonlySet<ActivityKind> = new Set(['training', 'awareness', 'camp-visit', 'action-plan']);

/**
 * @param today the civil day of the clock
 * @throws Refusal activity-incomplete, activity-field-of-another, in-the-future (done after today, or a state of a day to come), planned-in-the-past, ends-before-start, activity-cancelled-why, activity-not-held
 */
export function decideActivity(said: Said, today: string): void {
  const { kind, status, onDay, untilDay, cancelReason, people } = said;
  for (const field of ASKED[kind]) if (said[field] === undefined) throw new Refusal('activity-incomplete', field);
  if (kind === 'closed-schools' && said.schools === undefined && said.perCent === undefined) throw new Refusal('activity-incomplete', 'schools');
  const foreign = OF_SOME.find((field) => said[field] !== undefined && !ASKED[kind].includes(field) && !MAY[kind].includes(field));
  if (foreign !== undefined) throw new Refusal('activity-field-of-another', foreign);
  if (untilDay !== undefined && untilDay < onDay) throw new Refusal('ends-before-start', 'untilDay');
  if (!HELD.has(kind) && status !== 'done') throw new Refusal('activity-not-held', 'status');
  if (status === 'done' && onDay > today) throw new Refusal('in-the-future', 'onDay');
  if (status === 'planned' && onDay < today) throw new Refusal('planned-in-the-past', 'onDay');
  decideOutcome({ status, cancelReason, people });
}

/** @throws Refusal activity-cancelled-why, activity-not-held (people of what was not held) */
export function decideOutcome({ status, cancelReason, people }: Pick<Said, 'status' | 'cancelReason' | 'people'>): void {
  if ((status === 'cancelled') !== (cancelReason !== undefined)) throw new Refusal('activity-cancelled-why', 'cancelReason');
  if (status !== 'done' && people !== undefined) throw new Refusal('activity-not-held', 'people');
}
