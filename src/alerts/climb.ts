import { climb, ladderOf, type Step } from '../deadlines/index.js';
import { tellings } from './absence.rules.js';
import type { Concern, Recipient, Subject, Telling } from './alert.vocabulary.js';
import { mayWait, tellFrom } from './quiet.rules.js';
import { renewalAt } from './renewal.rules.js';

/** An open deadline, with its rule and where the child stands. */
export interface Watched {
  readonly deadline_id: string;
  readonly next_step: number;
  readonly next_at: Date | null;
  readonly case_id: string;
  readonly case_code: string;
  readonly starts_at: Date;
  readonly due_at: Date;
  readonly became_known_at: Date;
  readonly rule_id: string;
  readonly start_fact: string | null;
  readonly announced: boolean;
  readonly warnings: string[];
  readonly escalations: string[];
  readonly series: boolean;
  readonly renew_after: string;
  /** When those told are told again because nothing has followed an acknowledgement. */
  readonly renew_at: Date | null;
  /** How often they have been already. */
  readonly renewals: number;
  readonly limitStep: number;
  readonly region_code: string | null;
  readonly centre_code: string | null;
  readonly asked_centre: string | null;
  readonly unit_id: string | null;
  readonly assigned_to: string | null;
  readonly owner_id: string | null;
  readonly grantees: string[];
}

/** An alert to write, in the columns of its table. */
export interface WantedAlert {
  readonly deadline_id: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly rule_id: string;
  readonly due_at: Date;
  readonly step: number;
  readonly step_kind: string;
  readonly step_at: Date;
  readonly recipient_id: string;
  readonly overtaken: boolean;
  /** null: at once. */
  readonly tell_from: Date | null;
  /** 0, or how often the deadline has been told anew after an acknowledgement. */
  readonly renewal: number;
  /** The absence of its recipient during which it is kept, and not delivered. */
  readonly absence_id: string | null;
  /** The absences that brought it to this recipient. */
  readonly for_absences: readonly string[];
}

export interface NextWatch {
  readonly deadline_id: string;
  readonly next_step: number;
  readonly next_at: Date | null;
  readonly renew_at: Date | null;
  readonly last_step: string | null;
}

/** Every step due now for each of these deadlines, for everybody to be told; and the step to wait for next. */
export function climbAll(watched: readonly Watched[], people: readonly Recipient[], now: Date): { alerts: WantedAlert[]; watches: NextWatch[] } {
  const alerts: WantedAlert[] = [];
  const watches: NextWatch[] = [];
  for (const deadline of watched) {
    const ladder = ladderFor(deadline);
    const { due, next } = climb(ladder, deadline.next_step, now);
    const told = new Set<string>();
    // From the last step due back to the first: who is told of a later one is not also told of an earlier one. It is recorded.
    for (const step of due.toReversed()) {
      for (const telling of tellings(concernOf(deadline, step, ladder), people)) {
        const overtaken = told.has(telling.person.id);
        alerts.push({ ...alertOf(deadline, step, telling, overtaken ? null : waitsUntil(deadline, step, ladder, telling, now, next?.at)), overtaken });
        told.add(telling.person.id);
      }
    }
    const renewal = renewalAt(deadline.renew_at, deadline.renew_after, now);
    const reached = ladder.findLast((step) => step.at <= now);
    // A new step says more than the old one again.
    if (renewal?.due === true && due.length === 0 && reached !== undefined) {
      for (const telling of tellings(concernOf(deadline, reached, ladder), people)) {
        const waits = waitsUntil(deadline, reached, ladder, telling, now, next !== undefined && next.at < renewal.next ? next.at : renewal.next);
        alerts.push({ ...alertOf(deadline, reached, telling, waits), step_at: renewal.at, renewal: deadline.renewals + 1 });
      }
    }
    watches.push({
      deadline_id: deadline.deadline_id,
      // Above the top there is only renewal: no step is looked at again.
      next_step: next?.number ?? Math.max(deadline.next_step, (ladder.at(-1)?.number ?? 0) + 1),
      next_at: next?.at ?? null,
      renew_at: renewal?.next ?? null,
      last_step: due.at(-1)?.kind ?? null,
    });
  }
  return { alerts, watches };
}

export function ladderFor(deadline: Watched): Step[] {
  return ladderOf(deadline, deadline.starts_at, deadline.due_at, deadline.became_known_at);
}

export function concernOf(deadline: Watched, step: Pick<Step, 'kind' | 'number'>, ladder: readonly Step[]): Concern {
  return {
    subject: subjectOf(deadline.start_fact),
    step: step.kind,
    last: step.number === ladder.at(-1)?.number,
    regionCode: deadline.region_code,
    centreCode: deadline.centre_code,
    askedCentre: deadline.asked_centre,
    unitId: deadline.unit_id,
    assignedTo: deadline.assigned_to,
    ownerId: deadline.owner_id,
    grantees: deadline.grantees,
  };
}

export function alertOf(deadline: Watched, step: Step, { person, keptBy, forAbsences }: Telling, waits: Date | null): WantedAlert {
  return {
    deadline_id: deadline.deadline_id, case_id: deadline.case_id, case_code: deadline.case_code, rule_id: deadline.rule_id, due_at: deadline.due_at,
    step: step.number, step_kind: step.kind, step_at: step.at, recipient_id: person.id, overtaken: false,
    tell_from: keptBy === null ? waits : null, renewal: 0, absence_id: keptBy, for_absences: forAbsences,
  };
}

export function waitsUntil(deadline: Watched, step: Step, ladder: readonly Step[], { person }: Telling, now: Date, nextAt: Date | undefined): Date | null {
  if (!mayWait(step, ladder, subjectOf(deadline.start_fact))) return null;
  return tellFrom(person.quiet, now, nextAt) ?? null;
}

export function subjectOf(startFact: string | null): Subject {
  switch (startFact?.split('.', 1)[0]) {
    case 'breach':
    case 'declaration':
    case 'search':
    case 'inquiry':
    case 'court':
      return 'follow-up';
    case 'stay':
    case 'absence':
      return 'stay';
    case 'incident':
      return 'incident';
    case 'transfer':
      return 'transfer';
    case 'placement':
    case 'referral':
    case 'recruitment-risk':
    case 'visit-missed':
    case 'consent': // asked again by whoever follows the child
      return 'placement';
    case 're-recruitment':
      return 're-recruitment';
    case 'plan-step':
      return 'plan-step';
    case 'emergency':
      return 'access';
    default:
      return 'custody';
  }
}
