import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ServiceAccounts } from '../access/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import type { ToldFact } from './deadline.vocabulary.js';

/** A module whose facts start deadlines. */
export interface DeadlineSource {
  /** Brings the deadlines of its facts in this case to what facts and rules say, inside the running unit of work. */
  rederive(caseId: string): Promise<void>;
  /** Its facts of this case that the acting person sees, in words, inside the running unit of work. */
  told(caseId: string): Promise<readonly ToldFact[]>;
}

interface Pending {
  readonly ruleId: string;
  readonly caseId: string;
}

const ROUND_SECONDS = 30;

/**
 * Derives anew what a new version of a rule concerns: one case in one transaction, in the name of who changed the rule. What is still to do
 * stands in `time_limit_pending`, and a line goes with the deadlines it was for: cut short at any point, every case is under the old
 * version or under the new one, and the next round of any process goes on with the rest.
 */
@Injectable()
export class Rederivation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Rederivation.name);
  private readonly sources: DeadlineSource[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<number> | undefined;
  private stopped = false;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServiceAccounts) private readonly accounts: ServiceAccounts,
  ) {}

  register(source: DeadlineSource): void {
    this.sources.push(source);
  }

  /** Everything in this case that can start or end a deadline, inside the running unit of work. */
  async told(caseId: string): Promise<readonly ToldFact[]> {
    const facts: ToldFact[] = [];
    for (const source of this.sources) facts.push(...(await source.told(caseId)));
    return facts;
  }

  onApplicationBootstrap(): void {
    this.soon();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** Looks now, and again and again afterwards. */
  soon(): void {
    clearTimeout(this.timer);
    void this.untilDone()
      .catch((error: unknown) => { this.log.warn(String(error)); })
      .finally(() => {
        clearTimeout(this.timer);
        if (!this.stopped) this.timer = setTimeout(() => { this.soon(); }, ROUND_SECONDS * 1_000).unref();
      });
  }

  /** @returns how many lines of `time_limit_pending` were done; one that fails is left for the next round and holds up no other */
  async untilDone(): Promise<number> {
    // Not part of the request that asked for it, whose key and version are of one write only.
    this.running ??= requestContext.exit(() => this.round()).finally(() => { this.running = undefined; });
    return await this.running;
  }

  private async round(): Promise<number> {
    const failed: Pending[] = [];
    let done = 0;
    let scope = this.accounts.inTheNameOf(null);
    const rules = await this.uow.read(scope, () => this.uow.query<{ id: string; changed_by: string | null }>(RULES));
    for (const rule of rules) {
      scope = this.accounts.inTheNameOf(rule.changed_by);
      while (!this.stopped) {
        let taken: Pending | undefined;
        try {
          taken = await this.uow.read(scope, async () => await this.one(rule.id, failed, (line) => { taken = line; }));
          if (taken === undefined) break;
          done += 1;
        } catch (error) {
          if (taken === undefined) throw error;
          failed.push(taken);
          this.log.error(`deadlines of case ${taken.caseId} could not be derived anew: ${String(error)}`);
        }
      }
    }
    if (done > 0) this.log.log(`deadlines derived anew under changed time limits: ${String(done)} cases, ${String(failed.length)} failed`);
    return done;
  }

  private async one(ruleId: string, failed: readonly Pending[], took: (line: Pending) => void): Promise<Pending | undefined> {
    const [line] = await this.uow.query<Pending>(NEXT, [ruleId, failed.map(({ caseId }) => caseId)]);
    if (line === undefined) return undefined;
    took(line);
    for (const source of this.sources) await source.rederive(line.caseId);
    await this.uow.query('delete from time_limit_pending where rule_id = $1 and case_id = $2', [line.ruleId, line.caseId]);
    return line;
  }
}

const RULES = `
  select r.id, r.changed_by from time_limit_rule r where exists (select 1 from time_limit_pending p where p.rule_id = r.id) order by r.recorded_at, r.id`;

/** Any number of processes share the work: each takes a line that no other holds. */
const NEXT = `
  select rule_id as "ruleId", case_id as "caseId" from time_limit_pending
   where rule_id = $1 and not case_id = any ($2::uuid[]) order by case_id limit 1 for update skip locked`;
