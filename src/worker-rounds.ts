import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DeliveryService, DigestLettersService, DigestService, SweepService } from './alerts/index.js';
import { HeadLettersService, HeadPublisherService } from './audit/index.js';
import { GrantCloser } from './emergency-access/index.js';
import { DeadManService, SecondOpinionService } from './operations/index.js';
import { Config } from './platform/config/index.js';
import { JournalSealer } from './platform/journal/index.js';
import { WakeListener } from './platform/queue/index.js';
import { RetentionSweep } from './retention/index.js';

const DELIVERY_SECONDS = 5;
const SEAL_SECONDS = 2;
const HEAD_SECONDS = 60;
const RETENTION_SECONDS = 3_600;
const GRANT_SECONDS = 15;
const DIGEST_SECONDS = 60;
const OPINION_SECONDS = 60;

/**
 * What the worker does again and again: sweep when woken and at intervals, deliver, seal, write the day's digests, publish where the chains
 * end, take away ended grants, ask for the second opinion at night, propose and purge what is past its period. A round that fails is
 * followed by the next.
 */
@Injectable()
export class WorkerRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(WorkerRounds.name);
  private readonly rounds: Round[] = [];

  constructor(
    @Inject(SweepService) private readonly sweeper: SweepService,
    @Inject(DeliveryService) private readonly delivery: DeliveryService,
    @Inject(DigestService) private readonly digests: DigestService,
    @Inject(DigestLettersService) private readonly digestLetters: DigestLettersService,
    @Inject(JournalSealer) private readonly sealer: JournalSealer,
    @Inject(HeadPublisherService) private readonly heads: HeadPublisherService,
    @Inject(HeadLettersService) private readonly letters: HeadLettersService,
    @Inject(RetentionSweep) private readonly retention: RetentionSweep,
    @Inject(GrantCloser) private readonly grants: GrantCloser,
    @Inject(DeadManService) private readonly deadMan: DeadManService,
    @Inject(SecondOpinionService) private readonly opinion: SecondOpinionService,
    @Inject(WakeListener) private readonly listener: WakeListener,
    @Inject(Config) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const failed = (name: string) => (error: unknown): void => {
      this.log.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    };
    const delivery = new Round(DELIVERY_SECONDS, () => this.delivery.deliver(), failed('delivery'));
    const sweep = async (): Promise<void> => {
      const { alerts } = await this.sweeper.sweep();
      if (alerts > 0) delivery.soon();
      void this.deadMan.afterSweep(); // not waited for: no sweep is late because of whoever listens outside
    };
    const publish = async (): Promise<void> => {
      await this.heads.publish();
      await this.letters.deliver();
    };
    const digest = async (): Promise<void> => {
      await this.digests.write();
      await this.digestLetters.deliver();
    };
    this.rounds.push(
      delivery,
      new Round(this.config.sweepIntervalSeconds, sweep, failed('sweep')),
      new Round(DIGEST_SECONDS, digest, failed('digest')),
      new Round(SEAL_SECONDS, () => this.sealer.seal(), failed('seal')),
      new Round(HEAD_SECONDS, publish, failed('heads')),
      new Round(GRANT_SECONDS, () => this.grants.close(), failed('close grants')),
      new Round(OPINION_SECONDS, () => this.opinion.nightly(), failed('second opinion')),
      new Round(RETENTION_SECONDS, () => this.retention.sweep(), failed('retention')),
    );
    void this.listener.start(sweep);
    this.log.log('watching deadlines');
  }

  /** Lets what is at work finish: a letter on its way is marked as sent. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.listener.stop(), ...this.rounds.map((round) => round.stop())]);
  }
}

/** Runs `work` now, and again so many seconds after it ended; at once when asked for, also while it runs. */
class Round {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly seconds: number,
    private readonly work: () => Promise<unknown>,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.soon();
  }

  soon(): void {
    this.again = true;
    clearTimeout(this.timer);
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.work();
      } catch (error) {
        this.onFailure(error);
      }
    }
    this.running = undefined;
    if (!this.stopped) this.timer = setTimeout(() => { this.soon(); }, this.seconds * 1_000);
  }
}
