import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AlertEngineModule, DeliveryService, SweepService } from '../../src/alerts/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Config } from '../../src/platform/config/index.js';
import { WorkerDatabase } from '../../src/platform/database/index.js';
import { KeysModule } from '../../src/platform/keys/index.js';
import { Mailer } from '../../src/platform/mail/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import { Killed } from './scheduler.js';
import { SkewedClock } from './skewed-clock.js';
import { StepwiseDatabase } from './stepwise-database.js';
import type { Mishap, Process, Surroundings } from './surroundings.js';
import { UnsureMailer } from './unsure-mailer.js';
import { unsureQueue } from './unsure-queue.js';

/** Stands between an engine and its database: how the broken twins are made. */
export type Twin = (database: WorkerDatabase, clock: Clock) => WorkerDatabase;

/** One worker process, with the engine as it is and stand-ins for all it touches. It dies with its memory. */
export class SimulatedWorker implements Process {
  dead = false;
  readonly clock: SkewedClock;
  private readonly database: StepwiseDatabase;
  private readonly mailer: UnsureMailer;
  private context: INestApplicationContext | undefined;

  private constructor(
    readonly name: string,
    private readonly around: Surroundings,
    offset: number,
    readonly pauseMs: () => number,
  ) {
    this.clock = new SkewedClock(around.scheduler, offset);
    this.database = new StepwiseDatabase(around, this);
    this.mailer = new UnsureMailer(around, this);
  }

  static async start(name: string, around: Surroundings, options: { offset: number; pauseMs: () => number; twin?: Twin | undefined }): Promise<SimulatedWorker> {
    const worker = new SimulatedWorker(name, around, options.offset, options.pauseMs);
    const standIns = [
      { provide: WorkerDatabase, useValue: options.twin?.(worker.database, worker.clock) ?? worker.database },
      { provide: Mailer, useValue: worker.mailer },
      { provide: WakeQueue, useValue: unsureQueue(around, worker.clock) },
      { provide: Clock, useValue: worker.clock },
      { provide: Config, useValue: around.config },
    ];
    @Global()
    @Module({})
    class StandIns {}
    @Module({})
    class Worker {}
    worker.context = await NestFactory.createApplicationContext(
      { module: Worker, imports: [{ module: StandIns, providers: standIns, exports: standIns.map(({ provide }) => provide) }, KeysModule, AlertEngineModule] },
      { logger: false },
    );
    return worker;
  }

  async sweep(): Promise<number> {
    return (await this.part(SweepService).sweep()).alerts;
  }

  async deliver(): Promise<number> {
    return await this.part(DeliveryService).deliver();
  }

  expect(mishap: Mishap, steps: number): void {
    if (mishap === 'letter-killed') this.mailer.killAtNext = true;
    else this.database.expect(mishap, steps);
  }

  async die(mishap: Mishap): Promise<Killed> {
    this.dead = true;
    await this.database.abandon();
    this.around.struck(mishap, this);
    this.around.scheduler.kill(this.name);
    return new Killed(`${this.name} was killed`);
  }

  /** All connections end: the server went away. */
  async loseConnections(): Promise<void> {
    await this.database.cutAll();
  }

  /** The process ends at once, with whatever it was at. */
  async end(): Promise<void> {
    this.dead = true;
    await this.database.abandon();
  }

  async close(): Promise<void> {
    await this.end();
    await this.context?.close();
  }

  private part<T>(token: new (...args: never[]) => T): T {
    if (this.context === undefined) throw new Error('not started');
    return this.context.get<T>(token, { strict: false });
  }
}
