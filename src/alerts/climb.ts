import { climb, ladderOf } from '../deadlines/index.js';
import type { Concern, Recipient } from './alert.vocabulary.js';
import { recipientsOf } from './recipients.rules.js';

/** An open deadline whose next step is due, with its rule and where the child stands. */
export interface Watched {
  readonly deadline_id: string;
  readonly next_step: number;
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
  readonly limitStep: number;
  readonly region_code: string | null;
  readonly centre_code: string | null;
  readonly unit_id: string | null;
  readonly assigned_to: string | null;
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
}

export interface NextWatch {
  readonly deadline_id: string;
  readonly next_step: number;
  readonly next_at: Date | null;
  readonly last_step: string | null;
}

/** Every step due now for each of these deadlines, for everybody to be told; and the step to wait for next. */
export function climbAll(watched: readonly Watched[], people: readonly Recipient[], now: Date): { alerts: WantedAlert[]; watches: NextWatch[] } {
  const alerts: WantedAlert[] = [];
  const watches: NextWatch[] = [];
  for (const deadline of watched) {
    const ladder = ladderOf(deadline, deadline.starts_at, deadline.due_at, deadline.became_known_at);
    const { due, next } = climb(ladder, deadline.next_step, now);
    const top = ladder.at(-1)?.number;
    const told = new Set<string>();
    // From the last step due back to the first: who is told of a later one is not also told of an earlier one. It is recorded.
    for (const step of due.toReversed()) {
      for (const { id } of recipientsOf(concernOf(deadline, step.kind, step.number === top), people)) {
        alerts.push({
          deadline_id: deadline.deadline_id, case_id: deadline.case_id, case_code: deadline.case_code, rule_id: deadline.rule_id, due_at: deadline.due_at,
          step: step.number, step_kind: step.kind, step_at: step.at, recipient_id: id, overtaken: told.has(id),
        });
        told.add(id);
      }
    }
    watches.push({
      deadline_id: deadline.deadline_id,
      next_step: next?.number ?? deadline.next_step,
      next_at: next?.at ?? null,
      last_step: due.at(-1)?.kind ?? null,
    });
  }
  return { alerts, watches };
}

function concernOf(deadline: Watched, step: string, last: boolean): Concern {
  return {
    subject: subjectOf(deadline.start_fact),
    step,
    last,
    regionCode: deadline.region_code,
    centreCode: deadline.centre_code,
    unitId: deadline.unit_id,
    assignedTo: deadline.assigned_to,
  };
}

export function subjectOf(startFact: string | null): Concern['subject'] {
  switch (startFact?.split('.', 1)[0]) {
    case 'stay':
      return 'stay';
    case 'placement':
    case 'consent': // asked again by whoever follows the child
      return 'placement';
    case 'emergency':
      return 'access';
    default:
      return 'custody';
  }
}
