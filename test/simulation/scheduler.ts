import type { Random } from './random.js';

/** What is thrown into everything that a killed process was at. */
export class Killed extends Error {}

/** Milliseconds of real time after which an unanswered step is looked at. What it decides does not depend on it. */
const PATIENCE = 25;

interface Turn {
  readonly order: number;
  readonly who: string;
  readonly go: () => Promise<void>;
  readonly refuse: (error: Error) => void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly who: string;
  readonly run: () => void;
  readonly refuse: ((error: Error) => void) | undefined;
}

/**
 * Virtual time, and one step at a time. Whoever wants to ask the database waits for its turn; of all that wait, chance picks one, and
 * nobody else moves until that one has its answer or waits for a lock that another holds. When nobody waits, time jumps to the next
 * instant at which anything happens. So any interleaving of processes can occur, and the same seed repeats it.
 */
export class Scheduler {
  private turns: Turn[] = [];
  private timers: Timer[] = [];
  private readonly stuck = new Set<Promise<void>>();
  private order = 0;
  private stopped = false;
  /** Steps under way that hold a transaction open: only then can anybody wait for a lock. */
  transactions = 0;

  constructor(
    public now: number,
    private readonly random: Random,
    /** How many connections of this database wait for a lock. */
    private readonly lockWaits: () => Promise<number>,
    /** Before time moves on. */
    private readonly beforeTimePasses: () => Promise<void>,
  ) {}

  /** Waits for its turn, then does it, alone. */
  async step<T>(who: string, work: () => Promise<T>): Promise<T> {
    return await new Promise<T>((done, failed) => {
      this.turns.push({ order: this.order++, who, refuse: failed, go: () => work().then(done, failed) });
    });
  }

  async sleep(who: string, ms: number): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.timers.push({ at: this.now + ms, order: this.order++, who, run: done, refuse: failed });
    });
  }

  /** @returns takes it back */
  at(time: number, run: () => void, who = ''): () => void {
    const timer: Timer = { at: Math.max(time, this.now), order: this.order++, who, run, refuse: undefined };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Everything that this one waits for ends with an error; its own timers are gone. */
  kill(who: string): void {
    const error = new Killed(`${who} was killed`);
    for (const turn of this.turns) if (turn.who === who) turn.refuse(error);
    for (const timer of this.timers) if (timer.who === who) timer.refuse?.(error);
    this.turns = this.turns.filter((turn) => turn.who !== who);
    this.timers = this.timers.filter((timer) => timer.who !== who);
  }

  /** Time passes no further. */
  stop(): void {
    this.stopped = true;
  }

  async run(until: number): Promise<void> {
    for (;;) {
      await settled();
      const turn = this.pick();
      if (turn !== undefined) {
        await this.let(turn);
        continue;
      }
      await this.beforeTimePasses();
      if (this.stopped) return;
      await settled();
      if (this.turns.length > 0) continue;
      const next = this.earliest();
      if (next === undefined || next.at > until) {
        this.now = until;
        return;
      }
      this.now = Math.max(this.now, next.at);
      this.timers = this.timers.filter((timer) => timer !== next);
      next.run();
    }
  }

  private pick(): Turn | undefined {
    if (this.turns.length === 0) return undefined;
    const turn = this.turns.length === 1 ? this.turns[0] : this.random.pick(this.turns);
    this.turns = this.turns.filter((other) => other !== turn);
    return turn;
  }

  private earliest(): Timer | undefined {
    return this.timers.reduce<Timer | undefined>((best, timer) => (best === undefined || timer.at < best.at || (timer.at === best.at && timer.order < best.order) ? timer : best), undefined);
  }

  private async let(turn: Turn): Promise<void> {
    let done = false;
    const step = turn.go().finally(() => {
      done = true;
      this.stuck.delete(step);
    });
    this.stuck.add(step);
    if (this.transactions === 0 && this.stuck.size === 1) {
      await step;
      return;
    }
    const isDone = (): boolean => done;
    await Promise.race([step, pause(PATIENCE)]);
    while (!isDone() && !(await this.allWait())) await Promise.race([step, pause(PATIENCE)]);
    await settled();
    // Others that waited for a lock may have got it from this step.
    while (this.stuck.size > 0 && !(await this.allWait())) await Promise.race([...this.stuck, pause(1)]);
  }

  /** Whether every unanswered step waits for a lock, so that somebody else must move. */
  private async allWait(): Promise<boolean> {
    return this.stuck.size > 0 && (await this.lockWaits()) >= this.stuck.size;
  }
}

/** Long enough for whatever needs no answer from outside to have run. */
async function settled(): Promise<void> {
  await new Promise<void>((done) => setImmediate(done));
}

async function pause(ms: number): Promise<void> {
  await new Promise<void>((done) => setTimeout(done, ms).unref());
}
