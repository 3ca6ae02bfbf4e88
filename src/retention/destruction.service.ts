import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep, type Scope, UnitOfWork } from '../platform/database/index.js';
import { databaseSecret, KeyService } from '../platform/keys/index.js';
import { ErasureList } from './erasure-list.js';
import { erasedNumberToken } from './erased-number.js';

/** Acts for nobody: what it does was decided by the people in the approvals. */
const NOBODY: Scope = { userId: '', grantees: [], reach: 'none', clearance: 'none' };

/** Destroys keys that two people agreed to destroy, and keeps watch that none comes back with a backup. */
@Injectable()
export class DestructionService implements OnApplicationBootstrap {
  private readonly log = new Logger(DestructionService.name);
  private readonly list: ErasureList;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KeyService) private readonly keys: KeyService,
    @Inject(Config) config: Config,
  ) {
    this.list = new ErasureList(config.erasuresFile);
  }

  /** Before anything is served. @throws when the list names a key that is in this database again: a backup was restored */
  async onApplicationBootstrap(): Promise<void> {
    await this.mustBeGone();
    for (const { id } of await this.doorstep.query<{ id: string }>('select id from erasures_to_carry_out() id')) {
      await this.carryOut(NOBODY, id).catch((error: unknown) => {
        this.log.warn(`erasure ${id} waits: ${String(error)}`); // an emergency access is running, say
      });
    }
  }

  /**
   * Deletes key and tokens of the case and of those merged into it, marks them, and has the list on disk before it commits: a destroyed
   * key that no list knows could come back, a listed one that is still there is destroyed at the next start. Does nothing when it is
   * done already.
   * @throws Refusal or the database's refusal when the case is not closed, or two people have not agreed
   */
  async carryOut(scope: Scope, erasureId: string): Promise<void> {
    await this.uow.read(scope, async () => {
      const at = this.clock.now();
      const cases = await this.uow.query<{ case_id: string; register_number: string | null; fingerprint: Buffer | null }>(
        'select case_id, register_number, fingerprint from destroy_child_key($1, $2)',
        [erasureId, at],
      );
      for (const gone of cases) {
        if (gone.register_number !== null) {
          await this.uow.query('insert into erased_register_number (token) values ($1) on conflict do nothing', [erasedNumberToken(await databaseSecret(this.uow, this.keys, 'erased-numbers'), gone.register_number)]);
        }
        await this.list.add({ caseId: gone.case_id, erasureId, at: at.toISOString(), fingerprint: gone.fingerprint?.toString('hex') ?? null });
      }
    });
  }

  private async mustBeGone(): Promise<void> {
    const listed = await this.list.read();
    const back = await this.doorstep.query<{ id: string }>('select id from listed_and_present($1) id', [listed.map(({ caseId }) => caseId)]);
    if (back.length === 0) return;
    throw new Error(
      `${String(back.length)} erased identities are in this database again, as after the restore of an older backup (list: ${this.list.path}). ` +
        'Nothing is served before they are destroyed: npm run cli -- erasures apply',
    );
  }
}
