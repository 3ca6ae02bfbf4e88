import { asOf, type DeadlineName } from './history.js';
import type { Installation } from './installation.js';
import type { Stage } from './stage.js';
import { HOUR, MINUTE, SECOND } from './units.js';
import { look, type Seen } from './witness.js';

/** Looks in a row that change nothing although something is due. */
const PATIENT = 8;
const AT_FIRST = 15 * SECOND;

/** What was seen when a backup was made. */
export interface Memory {
  readonly made: number;
  readonly lastSeen: number;
  readonly deadlines: ReadonlyMap<string, DeadlineName>;
  readonly subjects: ReadonlyMap<string, string>;
  readonly subjectsOf: ReadonlyMap<string, number>;
}

/** Writes what the system committed into the diary, under the simulation's own names, and knows what the engine waits for. */
export class Observer {
  private deadlines = new Map<string, DeadlineName>();
  private subjects = new Map<string, string>();
  private subjectsOf = new Map<string, number>();
  private lastSeen = 0;
  nextStep: number | undefined;
  nextTry: number | undefined;
  private idle = 0;
  private askAgain = 0;

  constructor(
    private readonly stage: Stage,
    private readonly installation: Installation,
  ) {}

  async lookAround(): Promise<void> {
    this.stage.dirty = false;
    const { seen, last, nextStep, nextTry } = await look(this.installation.control, this.lastSeen);
    for (const one of seen) this.witness(one);
    this.idle = seen.length > 0 ? 0 : this.idle + 1;
    this.lastSeen = last;
    this.nextStep = nextStep;
    this.nextTry = nextTry;
  }

  /** An engine that leaves lying what is due (a broken one) is asked more and more seldom. */
  waitsFor(): number {
    const { now } = this.stage;
    if (this.nextStep === undefined) return Number.POSITIVE_INFINITY;
    if (this.idle <= PATIENT || this.nextStep > now - 6 * MINUTE) return this.nextStep;
    if (this.askAgain <= now) this.askAgain = now + Math.min(AT_FIRST * 2 ** (this.idle - PATIENT), 6 * HOUR);
    return this.askAgain;
  }

  remember(): Memory {
    return { made: this.stage.now, lastSeen: this.lastSeen, deadlines: new Map(this.deadlines), subjects: new Map(this.subjects), subjectsOf: new Map(this.subjectsOf) };
  }

  /** The database is as it was: so is what was seen of it, and another history goes on. */
  forgetSince(memory: Memory): void {
    const { stage } = this;
    stage.histories.push(asOf(stage.history, memory.made, stage.now));
    this.lastSeen = memory.lastSeen;
    this.deadlines = new Map(memory.deadlines);
    this.subjects = new Map(memory.subjects);
    this.subjectsOf = new Map(memory.subjectsOf);
    stage.dirty = true;
  }

  private witness(seen: Seen): void {
    const { now: at, history } = this.stage;
    switch (seen.subject) {
      case 'deadline': {
        const { row } = seen;
        const name = { child: row.case_id, rule: row.rule_code, subject: this.subjects.get(row.subject_id) ?? row.subject_id, ordinal: row.ordinal };
        this.deadlines.set(row.id, name);
        history.shown.push({ ...name, at, due: Date.parse(row.due_at), state: row.state });
        return;
      }
      case 'alert': {
        const { row, by } = seen;
        const name = row.deadline_id === null ? undefined : this.deadlines.get(row.deadline_id);
        if (name === undefined) return; // not about a deadline
        history.alerts.push({
          ...name, id: row.id, at, by, kind: row.step_kind, stepAt: Date.parse(row.step_at), due: Date.parse(row.due_at), recipient: row.recipient_id, overtaken: row.overtaken,
        });
        return;
      }
      case 'delivery':
        history.deliveries.push({ at, id: seen.row.id, alert: seen.row.alert_id, state: seen.row.state });
        return;
      default: {
        const kind = seen.subject === 'handover' ? 'offer' : seen.subject;
        const key = `${seen.row.case_id} ${kind}`;
        const which = (this.subjectsOf.get(key) ?? 0) + 1;
        this.subjectsOf.set(key, which);
        this.subjects.set(seen.row.id, kind === 'custody' ? 'custody' : `${kind} ${String(which)}`);
      }
    }
  }
}
