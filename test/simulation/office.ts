import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type pg from 'pg';
import { type Actor, type Role, scopeOf } from '../../src/access/index.js';
import { AppModule } from '../../src/app.module.js';
import { CaseFileService, CasesService } from '../../src/cases/index.js';
import { AssignmentsService } from '../../src/cases/assignments.service.js';
import { ClosureService } from '../../src/closure/closure.service.js';
import { CustodyService } from '../../src/custody/index.js';
import { HandoverService } from '../../src/handover/index.js';
import { ReviewService, StayService } from '../../src/interim-care/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Config } from '../../src/platform/config/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { WakeQueue } from '../../src/platform/queue/index.js';
import { ReintegrationService } from '../../src/reintegration/index.js';
import type { Random } from './random.js';

interface Post {
  readonly region?: string;
  readonly centre?: string;
  readonly unit?: number;
}

/** Regions of the simulated country, each with a centre of the same name and a unit that takes children. */
export const REGIONS = ['gao', 'mopti', 'kidal', 'tombouctou'] as const;

/** Everybody of the simulated country, by role and place. Made up, under ids that the seed gives. */
export class People {
  private readonly all: { id: string; role: Role; post: Post }[] = [];
  readonly units: string[];

  constructor(random: Random) {
    this.units = REGIONS.map(() => random.uuid());
    const add = (role: Role, post: Post = {}): number => this.all.push({ id: random.uuid(), role, post });
    REGIONS.forEach((region, unit) => {
      add('security-liaison', { unit });
      add('regional-officer', { region });
      add('case-worker', { region });
      add('centre-manager', { centre: region });
      add('centre-worker', { centre: region });
    });
    add('national-officer');
    add('national-officer');
    add('administrator');
    add('auditor');
  }

  async settle(owner: pg.Client): Promise<void> {
    for (const [index, id] of this.units.entries()) {
      await owner.query(`insert into unit (id, name, authority_code) values ($1, $2, 'FAMA')`, [id, `Unité simulée ${String(index + 1)}`]);
    }
    for (const [index, { id, role, post }] of this.all.entries()) {
      await owner.query('insert into app_user (id, email, display_name, role, region_code, centre_code, unit_id) values ($1, $2, $3, $4, $5, $6, $7)', [
        id, `${role}.${String(index)}@simulation.invalid`, `${role} simulé`, role, post.region ?? null, post.centre ?? null, post.unit === undefined ? null : this.units[post.unit],
      ]);
    }
  }

  /** @param place region, centre or number of the unit; the so-manyth of those who are alike */
  actor(role: Role, place?: string | number, which = 0): Actor {
    const found = this.all.filter((person) => person.role === role && (place === undefined || person.post.region === place || person.post.centre === place || person.post.unit === place))[which];
    if (found === undefined) throw new Error(`no ${role} at ${String(place)}`);
    const { id: userId, post } = found;
    const at = { userId, role, regionCode: post.region ?? null, centreCode: post.centre ?? null, unitId: post.unit === undefined ? null : (this.units[post.unit] ?? null) };
    return { ...at, displayName: role, locale: 'fr', scope: scopeOf(at) };
  }
}

/** What somebody thinks better of at the last moment: everything done in the unit of work is undone. */
class Interrupted extends Error {}

/** The application as its users reach it: the real services on the real database. */
export class Office {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly people: People,
  ) {}

  static async open(standIns: { config: Config; clock: Clock; wake: WakeQueue }, people: People): Promise<Office> {
    const testing = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(Config).useValue(standIns.config)
      .overrideProvider(Clock).useValue(standIns.clock)
      .overrideProvider(WakeQueue).useValue(standIns.wake)
      .compile();
    await testing.init();
    return new Office(testing, people);
  }

  get assignments(): AssignmentsService {
    return this.part(AssignmentsService);
  }

  get files(): CaseFileService {
    return this.part(CaseFileService);
  }
  get custody(): CustodyService {
    return this.part(CustodyService);
  }
  get handovers(): HandoverService {
    return this.part(HandoverService);
  }
  get stays(): StayService {
    return this.part(StayService);
  }
  get reviews(): ReviewService {
    return this.part(ReviewService);
  }
  get reintegration(): ReintegrationService {
    return this.part(ReintegrationService);
  }
  get closures(): ClosureService {
    return this.part(ClosureService);
  }

  /** A time that was written down wrongly is put right, and everything that follows from it is derived anew. */
  async correct(actor: Actor, caseId: string, statement: string, values: readonly unknown[]): Promise<void> {
    const uow = this.part(UnitOfWork);
    await uow.write(actor.scope, async () => {
      await this.part(CasesService).openForChange(caseId);
      await uow.query(statement, [caseId, ...values]);
      await this.part(CasesService).settle(actor, caseId);
    });
  }

  /** As far as it goes, and then the process dies before the commit. */
  async interrupted(actor: Actor, work: () => Promise<unknown>): Promise<void> {
    try {
      await this.part(UnitOfWork).write(actor.scope, async () => {
        await work();
        throw new Interrupted();
      });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  private part<T>(token: new (...args: never[]) => T): T {
    return this.app.get<T>(token, { strict: false });
  }
}
