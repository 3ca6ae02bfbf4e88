import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Clock } from '../../src/platform/clock/index.js';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { Refusal } from '../../src/platform/refusal/index.js';
import { type Act, Life } from './children.js';
import { check, type Verdict } from './checker.js';
import { asOf, type DeadlineName, type History, newHistory, type Told } from './history.js';
import { expectedOf } from './limits.js';
import { Office, People } from './office.js';
import { Random } from './random.js';
import { Scheduler } from './scheduler.js';
import { cutOff, type Mishap, SimulatedWorker, SkewedClock, type Surroundings, type Twin, unsureQueue } from './worker.js';
import { look, type Seen } from './witness.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const BEGINS = Date.parse('2026-03-02T06:00:00.000Z');
/** Without faults, so that what is still to come can come. */
const CALM = 6 * DAY;
const CHILDREN_A_YEAR = 12;
const WORKERS = ['w1', 'w2'];
/** As worker-rounds.ts has them. */
const SWEEP_EVERY = 15 * SECOND;
const DELIVER_EVERY = 5 * SECOND;
/** Looks in a row that change nothing although something is due. */
const PATIENT = 8;

/** A PostgreSQL to simulate on. */
export interface Server {
  readonly url: string;
  /** A database with schema, reference data and witness, to copy. */
  readonly template: string;
  readonly installationKey: string;
  /** A crash and a start. Where the server belongs to others too, all connections are cut instead. */
  readonly crash?: () => Promise<void>;
}

export interface Options {
  readonly seed: number;
  readonly years: number;
  /** How much more often than usual something happens to a worker in the middle of its work. */
  readonly roughness?: number;
  readonly twin?: Twin;
  /** Done to the database before the first child arrives: how some broken twins are made. */
  readonly alter?: string;
}

export interface Summary {
  readonly seed: number;
  readonly years: number;
  readonly children: number;
  readonly deadlines: number;
  readonly steps: number;
  readonly alerts: number;
  readonly letters: number;
  readonly faults: number;
  /** Of the faults, how often the database was put back to an earlier day. */
  readonly restored: number;
  readonly lost: number;
  readonly early: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly worstLatenessMs: number;
}

export interface Outcome {
  readonly summary: Summary;
  readonly verdicts: readonly Verdict[];
  readonly faults: Readonly<Record<string, number>>;
  /** What people tried and the rules of the house did not let them: not a fault. */
  readonly refused: readonly string[];
  /** Of everything that happened, under the simulation's own names: two runs of a seed have the same. */
  readonly digest: string;
}

interface Rounds {
  worker: SimulatedWorker | undefined;
  readonly name: string;
  life: number;
  sweeping: boolean;
  delivering: boolean;
  sweep: { readonly due: number; readonly at: number; readonly cancel: () => void } | undefined;
  deliver: { readonly due: number; readonly cancel: () => void } | undefined;
}

/** One country, one seed, so many years. */
export class Simulation {
  private readonly random: Random;
  private readonly scheduler: Scheduler;
  private readonly rounds: Rounds[] = WORKERS.map((name) => ({ worker: undefined, name, life: 0, sweeping: false, delivering: false, sweep: undefined, deliver: undefined }));
  private readonly faults = new Map<string, number>();
  private readonly finished: History[] = [];
  private history: History = newHistory(BEGINS);
  private readonly known = new Map<string, readonly Told[]>();
  private readonly deadlines = new Map<string, DeadlineName>();
  private readonly subjects = new Map<string, string>();
  private readonly subjectsOf = new Map<string, number>();
  private readonly children = new Map<string, string>();
  /** Steps that the rules will ask for, whatever the engine waits for. */
  private readonly instants = new Set<number>();
  private readonly foreseen = new Set<string>();
  private readonly done: { readonly at: number; readonly act: Act }[] = [];
  private dirty = true;
  private lastSeen = 0;
  private nextStep: number | undefined;
  private nextTry: number | undefined;
  private idle = 0;
  private askAgain = 0;
  private readonly refused: string[] = [];
  private mailDownUntil = 0;
  private databaseDownUntil = 0;
  private calmFrom = Number.POSITIVE_INFINITY;
  private reentry = false;
  private office: Office | undefined;
  private around: Surroundings;
  private readonly people: People;
  private readonly appClock: SkewedClock;
  private failure: Error | undefined;

  private constructor(
    private readonly server: Server,
    private readonly options: Options,
    private readonly database: string,
    private readonly config: Config,
    private control: pg.Client,
    private watcher: pg.Client,
  ) {
    this.random = new Random(`passerelle ${String(options.seed)}`);
    this.scheduler = new Scheduler(BEGINS, this.random.fork('turns'), () => this.lockWaits(), () => this.beforeTimePasses());
    this.appClock = new SkewedClock(this.scheduler, Math.round(this.random.fork('application clock').between(-90, 90)) * SECOND);
    this.people = new People(this.random.fork('people'));
    const queue = this.random.fork('queue');
    this.around = {
      scheduler: this.scheduler,
      config,
      control,
      spare: [],
      stirred: 0,
      wake: (instant, clock) => {
        this.wakeLater(queue, instant, clock);
      },
      arrived: (messageId) => this.history.letters.push({ at: this.scheduler.now, messageId }),
      mailRandom: this.random.fork('mail'),
      mailDown: () => this.scheduler.now < this.mailDownUntil,
      databaseDown: () => this.scheduler.now < this.databaseDownUntil,
      committed: () => {
        this.dirty = true;
      },
      struck: (mishap, worker) => {
        this.struck(mishap, worker);
      },
    };
  }

  static async run(server: Server, options: Options): Promise<Outcome> {
    const database = `sim_${String(options.seed)}_${createHash('sha256').update(`${String(process.pid)} ${String(process.hrtime.bigint())}`).digest('hex').slice(0, 8)}`;
    await onServer(server, `create database ${database} template ${server.template}`);
    // A crash must not take back what was committed, even where the server was told to hurry.
    await onServer(server, `alter database ${database} set synchronous_commit = on`);
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    const config = loadConfig({ DATABASE_URL: url.toString(), INSTALLATION_KEY: server.installationKey, PUBLIC_URL: 'https://passerelle.example', LOG_LEVEL: 'silent' });
    const simulation = new Simulation(server, options, database, config, await connected(url.toString()), await connected(url.toString()));
    try {
      return await simulation.live();
    } finally {
      await simulation.end();
    }
  }

  private async live(): Promise<Outcome> {
    const { scheduler, options } = this;
    const end = BEGINS + Math.round(options.years * YEAR) + CALM;
    this.calmFrom = end - CALM;
    if (options.alter !== undefined) await this.control.query(options.alter);
    await this.people.settle(this.control);
    this.office = await Office.open({ config: this.config, clock: this.appClock, wake: unsureQueue(this.around, this.appClock) }, this.people);
    for (const rounds of this.rounds) await this.hire(rounds);
    this.planChildren();
    this.planFaults();
    await scheduler.run(end);
    if (this.failure !== undefined) throw this.failure;
    for (const { worker } of this.rounds) this.shiftEnds(worker);
    this.finished.push(this.history);
    return this.outcome(end);
  }

  private outcome(end: number): Outcome {
    const verdicts = this.finished.map((history, index) => check(history, index === this.finished.length - 1 ? end : endOf(history)));
    const count = (of: 'lost' | 'early' | 'doubled' | 'wrong'): number => Math.max(...verdicts.map((verdict) => verdict[of].length));
    const last = verdicts.at(-1);
    const { seed, years } = this.options;
    return {
      summary: {
        seed, years, children: this.children.size, deadlines: last?.deadlines ?? 0, steps: last?.steps ?? 0, alerts: this.history.alerts.length, letters: this.history.letters.length,
        faults: [...this.faults.values()].reduce((sum, n) => sum + n, 0),
        restored: this.faults.get('backup restored') ?? 0,
        lost: count('lost'), early: count('early'), doubled: count('doubled'), wrong: count('wrong'), worstLatenessMs: Math.round(Math.max(...verdicts.map(({ worstLatenessMs }) => worstLatenessMs))),
      },
      verdicts,
      faults: Object.fromEntries(this.faults),
      refused: this.refused,
      digest: digestOf(this.finished),
    };
  }

  // ---- children and those who tell of them

  private planChildren(): void {
    const random = this.random.fork('children');
    const years = this.options.years;
    const count = Math.max(3, Math.round(CHILDREN_A_YEAR * years));
    for (let n = 0; n < count; n += 1) {
      const child = random.uuid();
      this.children.set(child, `child ${String(n + 1)}`);
      const life = new Life(child, BEGINS + random.between(0, Math.max(years * YEAR - 10 * DAY, 5 * DAY)), this.random.fork(`life ${String(n)}`));
      for (const act of life.acts) this.planAct(act, act.at);
    }
  }

  private planAct(act: Act, at: number): void {
    this.scheduler.at(at, () => {
      const down = Math.max(this.databaseDownUntil, this.reentry ? this.scheduler.now + MINUTE : 0);
      if (down > this.scheduler.now) this.planAct(act, down + MINUTE);
      else this.start(`act ${act.kind}`, () => this.scheduler.step('office', () => this.tell(act)));
    });
  }

  private async tell(act: Act): Promise<void> {
    const { office } = this;
    if (office === undefined) throw new Error('the office is closed');
    const random = this.random.fork(`telling ${act.child} ${act.kind} ${String(this.scheduler.now)}`);
    const actor = act.by(office);
    if (random.chance(0.04) && !this.calm) {
      this.fault('write interrupted');
      await patiently(() => office.interrupted(actor, () => act.tell(office, actor))).catch(refusedOnly);
    }
    const now = this.appClock.now().getTime();
    try {
      await patiently(() => act.tell(office, actor));
    } catch (error) {
      refusedOnly(error);
      this.refused.push(act.kind);
      return;
    } finally {
      this.dirty = true;
      this.around.stirred += 1;
    }
    const facts = act.facts(this.known.get(act.child) ?? [], now);
    this.known.set(act.child, facts);
    this.history.entries.push({ at: this.scheduler.now, child: act.child, facts });
    this.done.push({ at: this.scheduler.now, act });
    this.foresee(act.child, facts);
  }

  private foresee(child: string, facts: readonly Told[]): void {
    for (const { rule, subject, ordinal, state, steps } of expectedOf(facts)) {
      if (state !== 'open') continue;
      for (const { kind, at } of steps) {
        const name = `${child} ${rule} ${subject} ${String(ordinal)} ${kind} ${String(at)}`;
        if (this.foreseen.has(name)) continue;
        this.foreseen.add(name);
        this.instants.add(Math.max(at, this.scheduler.now));
      }
    }
  }

  // ---- the rounds of the workers

  /** Before time moves on: what was committed is witnessed, and everybody knows when to look next. */
  private async beforeTimePasses(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (this.dirty) await this.lookAround();
    this.planRounds();
  }

  private async lookAround(): Promise<void> {
    this.dirty = false;
    const { seen, last, nextStep, nextTry } = await look(this.control, this.lastSeen);
    for (const one of seen) this.witness(one);
    this.idle = seen.length > 0 ? 0 : this.idle + 1;
    this.lastSeen = last;
    this.nextStep = nextStep;
    this.nextTry = nextTry;
  }

  private planRounds(): void {
    const random = this.random.fork(`rounds ${String(this.scheduler.now)}`);
    const foreseen = this.instants.size === 0 ? Number.POSITIVE_INFINITY : Math.min(...this.instants);
    const due = Math.min(this.waitsFor(), foreseen);
    const somebodyDelivers = this.rounds.some(({ delivering }) => delivering);
    for (const rounds of this.rounds) {
      const { worker } = rounds;
      if (worker === undefined) continue;
      const phase = random.between(0, SWEEP_EVERY);
      const deliveryPhase = random.between(0, DELIVER_EVERY);
      const possible = Math.max(this.scheduler.now, this.databaseDownUntil, due - worker.clock.offset);
      // A round that will find it within its time is not put off for it: real ones come every so many seconds, whatever is due.
      const inTime = rounds.sweep !== undefined && rounds.sweep.at >= possible && rounds.sweep.at <= possible + SWEEP_EVERY;
      if (rounds.sweep !== undefined && rounds.sweep.due !== due && !inTime) {
        rounds.sweep.cancel();
        rounds.sweep = undefined;
      }
      if (rounds.sweep === undefined && due < Number.POSITIVE_INFINITY) {
        const at = possible + phase;
        rounds.sweep = { due, at, cancel: this.scheduler.at(at, () => {
          rounds.sweep = undefined;
          this.sweep(rounds);
        }, worker.name) };
      }
      const letters = this.nextTry;
      if (rounds.deliver !== undefined && rounds.deliver.due !== letters) {
        rounds.deliver.cancel();
        rounds.deliver = undefined;
      }
      if (rounds.deliver === undefined && letters !== undefined && !somebodyDelivers) {
        const at = Math.max(this.scheduler.now, this.databaseDownUntil, letters - worker.clock.offset) + deliveryPhase;
        rounds.deliver = { due: letters, cancel: this.scheduler.at(at, () => {
          rounds.deliver = undefined;
          this.deliver(rounds);
        }, worker.name) };
      }
    }
  }

  /** An engine that leaves lying what is due (a broken one) is asked more and more seldom; besides at what the rules foresee. */
  private waitsFor(): number {
    const { now } = this.scheduler;
    if (this.nextStep === undefined) return Number.POSITIVE_INFINITY;
    if (this.idle <= PATIENT || this.nextStep > now - 6 * MINUTE) return this.nextStep;
    if (this.askAgain <= now) this.askAgain = now + Math.min(SWEEP_EVERY * 2 ** (this.idle - PATIENT), 6 * HOUR);
    return this.askAgain;
  }

  /** Where nothing was committed since the last look, and nothing that waits has come by this worker's clock, a sweep provably finds nothing: it is left out. */
  private sweep(rounds: Rounds): void {
    const { worker } = rounds;
    if (worker === undefined) return;
    const from = worker.clock.now().getTime();
    if (!this.dirty && (this.nextStep ?? Number.POSITIVE_INFINITY) > from) {
      this.lookedUpTo(from);
      return;
    }
    const random = this.random.fork(`sweep ${worker.name} ${String(this.scheduler.now)}`);
    if (!this.calm && random.chance(0.05 * this.roughness)) worker.expect(random.pick(['killed-before', 'killed-after', 'cut-off', 'paused']), random.whole(1, 8));
    this.start('sweep', async () => {
      try {
        const told = await worker.sweep();
        this.lookedUpTo(from);
        if (told > 0) this.deliver(rounds);
      } catch {
        this.again(rounds, worker, SWEEP_EVERY, () => {
          this.sweep(rounds);
        });
      } finally {
        this.dirty = true;
      }
    });
  }

  private lookedUpTo(instant: number): void {
    for (const foreseen of this.instants) if (foreseen <= instant) this.instants.delete(foreseen);
  }

  private deliver(rounds: Rounds): void {
    const { worker } = rounds;
    if (worker === undefined || rounds.delivering) return;
    const random = this.random.fork(`deliver ${worker.name} ${String(this.scheduler.now)}`);
    if (!this.calm && random.chance(0.012 * this.roughness)) worker.expect(random.pick(['killed-before', 'killed-after', 'cut-off', 'paused', 'letter-killed', 'letter-killed']), random.whole(1, 14));
    rounds.delivering = true;
    this.start('deliver', async () => {
      try {
        await worker.deliver();
      } catch {
        this.again(rounds, worker, DELIVER_EVERY, () => {
          this.deliver(rounds);
        });
      } finally {
        if (rounds.worker === worker) rounds.delivering = false;
        this.dirty = true;
      }
    });
  }

  /** As worker-rounds.ts does: a round that failed is followed by the next. */
  private again(rounds: Rounds, worker: SimulatedWorker, after: number, run: () => void): void {
    if (rounds.worker !== worker || worker.dead) return;
    // As long as the database is away every round fails alike: only the first one after it counts.
    this.scheduler.at(Math.max(this.scheduler.now + after, this.databaseDownUntil + (this.scheduler.now % after)), run, worker.name);
  }

  private wakeLater(random: Random, instant: Date, clock: Clock): void {
    const quarter = 250;
    const now = clock.now().getTime();
    const delay = Math.max(Math.ceil(instant.getTime() / quarter), Math.floor(now / quarter) + 1) * quarter - now;
    if (random.chance(0.15) && !this.calm) {
      this.fault('wake lost');
      return;
    }
    const late = random.chance(0.15) ? this.counted('wake delayed', random.between(SECOND, 3 * HOUR)) : 0;
    const twice = random.chance(0.12) && this.counted('wake doubled', true);
    const wake = (which: number): void => {
      const rounds = this.rounds[which];
      if (rounds !== undefined) this.sweep(rounds);
    };
    const first = random.whole(0, this.rounds.length - 1);
    this.scheduler.at(this.scheduler.now + delay + late, () => {
      wake(first);
      if (twice) wake(random.whole(0, this.rounds.length - 1));
    });
  }

  // ---- faults

  private planFaults(): void {
    const random = this.random.fork('faults');
    const { years } = this.options;
    const plan = (perYear: number, strike: (at: number) => void): void => {
      const count = perYear * years;
      const whole = Math.floor(count) + (random.chance(count % 1) ? 1 : 0);
      for (let n = 0; n < whole; n += 1) {
        const at = BEGINS + random.between(DAY, Math.max(years * YEAR - DAY, 2 * DAY));
        this.scheduler.at(at, () => {
          strike(at);
        });
      }
    };
    const strikes = this.random.fork('strikes');
    plan(6, () => {
      this.mailDownUntil = this.counted('mail server away', this.scheduler.now + strikes.between(10 * MINUTE, DAY));
    });
    plan(3, () => {
      this.databaseAway(strikes.between(30 * SECOND, 3 * HOUR), false);
    });
    plan(0.4, () => {
      this.databaseAway(strikes.between(30 * SECOND, 10 * MINUTE), true);
    });
    plan(3, () => {
      this.fault('all workers stopped');
      const back = strikes.between(MINUTE, 14 * HOUR);
      for (const rounds of this.rounds) this.start('stop', () => this.scheduler.step('operator', () => this.stop(rounds, back)));
    });
    plan(8, () => {
      const rounds = strikes.pick(this.rounds);
      const { worker } = rounds;
      if (worker === undefined) return;
      this.fault('clock set');
      this.shiftEnds(worker);
      worker.clock.offset = this.offset(strikes);
      this.shiftBegins(worker);
      for (const plan of [rounds.sweep, rounds.deliver]) plan?.cancel();
      rounds.sweep = rounds.deliver = undefined;
    });
    plan(0.35, (at) => {
      const restored = at + strikes.between(4 * HOUR, 6 * DAY);
      if (restored < this.calmFrom) this.start('back up', () => this.scheduler.step('operator', () => this.backUp(restored)));
    });
  }

  private offset(random: Random): number {
    return random.chance(0.4) ? Math.round(random.between(-2, 2) * SECOND) : Math.round(random.between(-4, 4) * MINUTE);
  }

  private struck(mishap: Mishap, worker: SimulatedWorker): void {
    const { now } = this.scheduler;
    this.fault(mishap);
    this.history.disturbances.push({ from: now, to: now + (mishap === 'paused' ? MINUTE : 0) });
    if (mishap === 'cut-off' || mishap === 'paused') return;
    const rounds = this.rounds.find((one) => one.worker === worker);
    if (rounds !== undefined) this.gone(rounds, worker, this.random.fork(`death ${worker.name}`).pick([5 * SECOND, 20 * SECOND, 3 * MINUTE, HOUR]));
  }

  private gone(rounds: Rounds, worker: SimulatedWorker, backAfter: number): void {
    this.shiftEnds(worker);
    Object.assign(rounds, { worker: undefined, sweeping: false, delivering: false, sweep: undefined, deliver: undefined });
    const now = Math.max(this.scheduler.now, this.databaseDownUntil);
    this.scheduler.at(now + backAfter, () => {
      this.start('hire', () => this.scheduler.step('operator', async () => {
        await worker.close();
        await this.hire(rounds);
        // Every round of a worker begins with its process (worker-rounds.ts).
        this.sweep(rounds);
        this.deliver(rounds);
      }));
    });
  }

  private async stop(rounds: Rounds, backAfter: number): Promise<void> {
    const { worker } = rounds;
    if (worker === undefined) return;
    this.gone(rounds, worker, backAfter);
    this.scheduler.kill(worker.name);
    await worker.end();
  }

  private databaseAway(forMs: number, crash: boolean): void {
    const { now } = this.scheduler;
    this.fault(crash ? 'PostgreSQL crashed' : 'PostgreSQL away');
    this.databaseDownUntil = Math.max(this.databaseDownUntil, now + forMs);
    this.history.disturbances.push({ from: now, to: this.databaseDownUntil });
    this.start('database', () => this.scheduler.step('operator', async () => {
      await this.workersLoseConnections();
      if (!crash || this.server.crash === undefined) {
        await this.control.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and application_name like 'passerelle%'`);
        return;
      }
      await this.leave();
      await this.server.crash();
      await this.comeBack();
    }));
  }

  /** A copy of the database as it is now, to be restored some days later; what was told meanwhile is entered again from paper. */
  private async backUp(restoreAt: number): Promise<void> {
    const made = this.scheduler.now;
    if (this.reentry || made < this.databaseDownUntil || this.rounds.some(({ worker }) => worker === undefined)) {
      if (made + HOUR < restoreAt) this.operate('back up', made + HOUR, () => this.backUp(restoreAt));
      return;
    }
    const copy = `${this.database}_backup`;
    await this.lookAround();
    await this.withoutConnections(async (server) => {
      await server.query(`drop database if exists ${copy}`);
      await server.query(`create database ${copy} template ${this.database}`);
    });
    const known = new Map(this.known);
    const names = [new Map(this.deadlines), new Map(this.subjects), new Map(this.subjectsOf)] as const;
    const told = this.done.length;
    const { lastSeen } = this;
    const restore = async (): Promise<void> => {
      if (this.scheduler.now < this.databaseDownUntil) {
        this.operate('restore', this.databaseDownUntil + MINUTE, restore);
        return;
      }
      this.fault('backup restored');
      await this.lookAround();
      await this.withoutConnections(async (server) => {
        await server.query(`drop database ${this.database} with (force)`);
        await server.query(`create database ${this.database} template ${copy}`);
        await server.query(`alter database ${this.database} set synchronous_commit = on`);
      });
      this.lastSeen = lastSeen;
      this.startAnew(made, known, names);
      this.enterAgain(this.done.splice(told).map(({ act }) => act));
    };
    this.operate('restore', restoreAt, restore);
  }

  private operate(what: string, at: number, work: () => Promise<void>): void {
    this.scheduler.at(at, () => {
      this.start(what, () => this.scheduler.step('operator', work));
    });
  }

  private startAnew(made: number, known: ReadonlyMap<string, readonly Told[]>, names: readonly [Map<string, DeadlineName>, Map<string, string>, Map<string, number>]): void {
    const { now } = this.scheduler;
    for (const { worker } of this.rounds) this.shiftEnds(worker);
    this.finished.push(this.history);
    this.history = asOf(this.history, made, now);
    for (const { worker } of this.rounds) this.shiftBegins(worker);
    refill(this.known, known);
    refill(this.deadlines, names[0]);
    refill(this.subjects, names[1]);
    refill(this.subjectsOf, names[2]);
    this.foreseen.clear();
    for (const [child, facts] of known) this.foresee(child, facts);
    this.dirty = true;
  }

  private enterAgain(acts: readonly Act[]): void {
    this.reentry = true;
    const next = (index: number): void => {
      const act = acts[index];
      if (act === undefined) {
        this.reentry = false;
        return;
      }
      this.scheduler.at(Math.max(this.scheduler.now, this.databaseDownUntil) + 20 * SECOND, () => {
        if (this.scheduler.now < this.databaseDownUntil) next(index);
        else this.start('enter again', async () => {
          await this.scheduler.step('office', () => this.tell(act));
          next(index + 1);
        });
      });
    };
    next(0);
  }

  private async withoutConnections(work: (server: pg.Client) => Promise<void>): Promise<void> {
    await this.workersLoseConnections();
    await this.leave();
    const server = await connected(serverUrl(this.server));
    try {
      await server.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1`, [this.database]);
      await work(server);
    } finally {
      await server.end();
    }
    await this.comeBack();
    this.history.disturbances.push({ from: this.scheduler.now, to: this.scheduler.now });
  }

  private async workersLoseConnections(): Promise<void> {
    for (const { worker } of this.rounds) await worker?.loseConnections();
    await cutOff(this.control, this.around.spare.splice(0));
  }

  private async leave(): Promise<void> {
    await Promise.all([this.control.end(), this.watcher.end()].map((end) => end.catch(() => undefined)));
  }

  private async comeBack(): Promise<void> {
    this.control = await connected(this.databaseUrl());
    this.watcher = await connected(this.databaseUrl());
    this.around.control = this.control;
  }

  // ---- the rest

  private async hire(rounds: Rounds): Promise<void> {
    const random = this.random.fork(`worker ${rounds.name} ${String(rounds.life)}`);
    rounds.life += 1;
    rounds.worker = await SimulatedWorker.start(`${rounds.name}.${String(rounds.life)}`, this.around, {
      offset: this.offset(random), pauseMs: () => random.between(SECOND, 50 * SECOND), twin: this.options.twin,
    });
    this.shiftBegins(rounds.worker);
  }

  private shiftBegins(worker: SimulatedWorker | undefined): void {
    if (worker !== undefined) this.history.shifts.push({ worker: worker.name, from: this.scheduler.now, to: Number.POSITIVE_INFINITY, offset: worker.clock.offset });
  }

  private shiftEnds(worker: SimulatedWorker | undefined): void {
    const shift = this.history.shifts.findLast((one) => one.worker === worker?.name);
    if (shift?.to === Number.POSITIVE_INFINITY) shift.to = this.scheduler.now;
  }

  private witness(seen: Seen): void {
    const at = this.scheduler.now;
    switch (seen.subject) {
      case 'deadline': {
        const { row } = seen;
        const name = { child: row.case_id, rule: row.rule_code, subject: this.subjects.get(row.subject_id) ?? row.subject_id, ordinal: row.ordinal };
        this.deadlines.set(row.id, name);
        this.history.shown.push({ ...name, at, due: Date.parse(row.due_at), state: row.state });
        return;
      }
      case 'alert': {
        const { row, by } = seen;
        const name = row.deadline_id === null ? undefined : this.deadlines.get(row.deadline_id);
        if (name === undefined) return; // not about a deadline
        this.history.alerts.push({
          ...name, id: row.id, at, by, kind: row.step_kind, stepAt: Date.parse(row.step_at), due: Date.parse(row.due_at), recipient: row.recipient_id, overtaken: row.overtaken,
        });
        return;
      }
      case 'delivery':
        this.history.deliveries.push({ at, id: seen.row.id, alert: seen.row.alert_id, state: seen.row.state });
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

  private get roughness(): number {
    return this.options.roughness ?? 1;
  }

  private get calm(): boolean {
    return this.scheduler.now >= this.calmFrom;
  }

  private fault(name: string): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  private counted<T>(name: string, value: T): T {
    this.fault(name);
    return value;
  }

  /** What fails here is the simulation itself, and ends it. */
  private start(what: string, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      this.failure ??= new Error(`${what} at ${new Date(this.scheduler.now).toISOString()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }

  private async lockWaits(): Promise<number> {
    const { rows } = await this.watcher.query<{ count: number }>({
      name: 'lock-waits',
      text: `select count(distinct l.pid)::int as count from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    });
    return rows[0]?.count ?? 0;
  }

  private databaseUrl(): string {
    const url = new URL(this.server.url);
    url.pathname = `/${this.database}`;
    return url.toString();
  }

  private async end(): Promise<void> {
    for (const { worker } of this.rounds) await worker?.close();
    await this.office?.close();
    await Promise.all([this.leave(), ...this.around.spare.splice(0).map((client) => client.end())]);
    await onServer(this.server, `drop database if exists ${this.database} with (force)`);
    await onServer(this.server, `drop database if exists ${this.database}_backup with (force)`);
  }
}

function endOf(history: History): number {
  return Math.max(...history.shifts.map(({ to }) => to).filter(Number.isFinite));
}

function digestOf(histories: readonly History[]): string {
  const hash = createHash('sha256');
  for (const { entries, alerts, shown, shifts, disturbances } of histories) {
    hash.update(JSON.stringify([entries, alerts.map((alert) => ({ ...alert, id: '' })), shown, shifts, disturbances]));
  }
  return hash.digest('hex');
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
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

function serverUrl(server: Server): string {
  const url = new URL(server.url);
  url.pathname = '/postgres';
  return url.toString();
}

async function onServer(server: Server, sql: string): Promise<void> {
  const client = await connected(serverUrl(server));
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
