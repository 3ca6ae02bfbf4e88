import { Refusal } from '../../src/platform/refusal/index.js';
import { type Act, Life } from './children.js';
import type { Told } from './history.js';
import { expectedOf } from './limits.js';
import type { Office } from './office.js';
import type { SkewedClock } from './skewed-clock.js';
import { BEGINS, type Stage } from './stage.js';
import { DAY, MINUTE, SECOND, YEAR } from './units.js';

const CHILDREN_A_YEAR = 12;

export interface Knowledge {
  readonly known: ReadonlyMap<string, readonly Told[]>;
  /** How many acts had been told. */
  readonly told: number;
}

/** Those who tell the system what happens to the children, and the diary of what they told. */
export class Telling {
  readonly children = new Set<string>();
  /** What people tried and the rules of the house did not let them: not a fault. */
  readonly refused: string[] = [];
  /** What was told until a backup was made and is lost is being entered again: nobody tells anything new meanwhile. */
  entersAgain = false;
  private known = new Map<string, readonly Told[]>();
  private readonly foreseen = new Set<string>();
  private readonly done: Act[] = [];
  private readonly waiting = new Map<string, Act[]>();

  constructor(
    private readonly stage: Stage,
    private readonly office: Office,
    private readonly clock: SkewedClock,
    private readonly parts: { readonly foresee: (instant: number) => void; readonly wrote: () => void },
  ) {}

  planChildren(): void {
    const { stage } = this;
    const random = stage.random.fork('children');
    const { years } = stage.options;
    const count = Math.max(3, Math.round(CHILDREN_A_YEAR * years));
    for (let n = 0; n < count; n += 1) {
      const child = random.uuid();
      this.children.add(child);
      const life = new Life(child, BEGINS + random.between(0, Math.max(years * YEAR - 10 * DAY, 5 * DAY)), stage.random.fork(`life ${String(n)}`));
      for (const act of life.acts) {
        stage.scheduler.at(act.at, () => {
          this.comesToTell(act);
        });
      }
    }
  }

  remember(): Knowledge {
    return { known: new Map(this.known), told: this.done.length };
  }

  /** The system knows what it knew; what was told since is entered again from paper, one thing after the other. */
  tellAgainSince({ known, told }: Knowledge): void {
    this.known = new Map(known);
    this.foreseen.clear();
    for (const [child, facts] of known) this.foresee(child, facts);
    this.enterAgain(this.done.splice(told));
  }

  /** What cannot be told now waits; of one child, what happened first is told first, and never two things at one instant. */
  private comesToTell(act: Act): void {
    const before = this.waiting.get(act.child);
    if (before !== undefined) before.push(act);
    else {
      this.waiting.set(act.child, [act]);
      this.tellNext(act.child);
    }
  }

  private tellNext(child: string): void {
    const { stage } = this;
    const waiting = this.waiting.get(child) ?? [];
    const [act] = waiting;
    if (act === undefined) {
      this.waiting.delete(child);
      return;
    }
    const next = (at: number): void => {
      stage.scheduler.at(at, () => {
        this.tellNext(child);
      });
    };
    const down = Math.max(stage.databaseDownUntil, this.entersAgain ? stage.now + MINUTE : 0);
    if (down > stage.now) {
      next(down + MINUTE);
      return;
    }
    stage.start(`act ${act.kind}`, async () => {
      await stage.scheduler.step('office', () => this.tell(act));
      waiting.shift();
      next(stage.now + MINUTE);
    });
  }

  private async tell(act: Act): Promise<void> {
    const { stage, office } = this;
    const random = stage.random.fork(`telling ${act.child} ${act.kind} ${String(stage.now)}`);
    const actor = act.by(office);
    if (random.chance(0.04) && !stage.calm) {
      stage.fault('write interrupted');
      await patiently(() => office.interrupted(actor, () => act.tell(office, actor))).catch(refusedOnly);
    }
    const now = this.clock.now().getTime();
    try {
      await patiently(() => act.tell(office, actor));
    } catch (error) {
      refusedOnly(error);
      this.refused.push(act.kind);
      return;
    } finally {
      this.parts.wrote();
    }
    const facts = act.facts(this.known.get(act.child) ?? [], now);
    this.known.set(act.child, facts);
    stage.history.entries.push({ at: stage.now, child: act.child, facts });
    this.done.push(act);
    this.foresee(act.child, facts);
  }

  private foresee(child: string, facts: readonly Told[]): void {
    for (const { rule, subject, ordinal, state, steps } of expectedOf(facts)) {
      if (state !== 'open') continue;
      for (const { kind, at } of steps) {
        const name = `${child} ${rule} ${subject} ${String(ordinal)} ${kind} ${String(at)}`;
        if (this.foreseen.has(name)) continue;
        this.foreseen.add(name);
        this.parts.foresee(at);
      }
    }
  }

  private enterAgain(acts: readonly Act[]): void {
    const { stage } = this;
    this.entersAgain = true;
    const next = (index: number): void => {
      const act = acts[index];
      if (act === undefined) {
        this.entersAgain = false;
        return;
      }
      stage.scheduler.at(Math.max(stage.now, stage.databaseDownUntil) + 20 * SECOND, () => {
        if (stage.databaseIsAway) next(index);
        else stage.start('enter again', async () => {
          await stage.scheduler.step('office', () => this.tell(act));
          next(index + 1);
        });
      });
    };
    next(0);
  }
}

/** A connection of the pool may have been cut since it was last used; whoever meets it tries again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal || tries === 25 || !/terminat|connection|ECONN|closed|starting up|shutting down/i.test(String(error))) throw error;
    }
  }
}

function refusedOnly(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
