import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { type ChildName, ChildVault, type ComparedName } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { CheckDuplicatesRequest, DoneView, DuplicateCheckView, ElsewhereView, NotSameChildRequest } from './duplicates.dto.js';
import { LOOKS_A_DAY, LOOKS_AN_HOUR, UNUSUAL_A_DAY } from './duplicates.vocabulary.js';
import type { Profile } from './likeness.vocabulary.js';
import { LikelyCasesService } from './likely-cases.service.js';
import { NameLookup } from './name-lookup.js';

interface Question {
  readonly profile: Omit<Profile, 'name'>;
  readonly name: ChildName | undefined;
  readonly caseId?: string;
}

/** Whether a child may have a file already: in the acting person's scope which, outside it only where to ask (docs/adr/0015). */
@Injectable()
export class DuplicatesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(LikelyCasesService) private readonly likely: LikelyCasesService,
    @Inject(NameLookup) private readonly names: NameLookup,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async check(actor: Actor, input: CheckDuplicatesRequest): Promise<DuplicateCheckView> {
    await this.reference.mustKnowRegion(input.region, 'region');
    return await this.uow.read(actor.scope, async () => {
      const { profile, name, caseId } = await this.question(input);
      if (name === undefined) return NOBODY;
      const compared = await this.names.compared(name);
      if (compared.parts.length === 0) return NOBODY;
      const cases = await this.likely.alike(profile, name, caseId);
      const hidden = await this.lookElsewhere(compared, profile, caseId);
      // The name that was asked for stays out of the log; how many, how often and in which regions is for the auditor.
      await this.log.record('duplicate.check', {
        ...(caseId !== undefined && { caseId }),
        detail: { seen: cases.length, regions: hidden.elsewhere.map(({ region }) => region ?? null), today: hidden.today, limited: hidden.limited, unusual: hidden.today > UNUSUAL_A_DAY },
      });
      return { cases, elsewhere: hidden.elsewhere, limited: hidden.limited };
    });
  }

  /** Somebody looked at both and says that they are two children: the pair is not offered again. */
  async notSame(actor: Actor, input: NotSameChildRequest): Promise<DoneView> {
    if (input.caseId === input.otherId) throw new Refusal('invalid-request', 'otherId');
    return await this.uow.write(actor.scope, async () => {
      await this.cases.read(input.caseId);
      await this.cases.read(input.otherId);
      await this.uow.query(
        'insert into duplicate_dismissal (id, case_id, other_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [input.id, input.caseId, input.otherId, this.cases.now(), actor.userId],
      );
      return { id: input.id };
    });
  }

  /** @throws Refusal not-found for a case out of scope, invalid-request for half a name: it would be asked for too easily */
  private async question(input: CheckDuplicatesRequest): Promise<Question> {
    const { caseId } = input;
    if (caseId !== undefined) {
      const file = await this.cases.read(caseId);
      return { caseId, profile: this.likely.profileOf(file), name: await this.vault.name(caseId) };
    }
    if (input.given === undefined) throw new Refusal('invalid-request', 'given');
    if (input.family === undefined) throw new Refusal('invalid-request', 'family');
    return {
      name: { given: input.given, family: input.family },
      profile: { sex: input.sex ?? 'unknown', ageYears: input.ageYears ?? null, regions: input.region === undefined ? [] : [input.region], captures: [] },
    };
  }

  private async lookElsewhere({ tokens, parts }: ComparedName, { sex, ageYears }: Pick<Profile, 'sex' | 'ageYears'>, caseId: string | undefined): Promise<Elsewhere> {
    const rows = await this.uow.query<LookRow>('select handle, region_code, found, today, limited from look_for_hidden_duplicates($1, $2, $3, $4, $5, $6, $7, $8)', [
      tokens, parts.length, sex, ageYears, caseId ?? null, this.cases.now(), LOOKS_AN_HOUR, LOOKS_A_DAY,
    ]);
    const waiting = caseId === undefined ? [] : await this.uow.query<{ region_code: string | null }>(`select region_code from duplicate_request where case_id = $1 and status = 'open'`, [caseId]);
    const asked = new Set(waiting.map(({ region_code: region }) => region));
    return {
      today: rows[0]?.today ?? 0,
      limited: rows[0]?.limited ?? false,
      elsewhere: rows.flatMap(({ handle, region_code: region, found }) => (handle === null ? [] : [{ handle, count: found, asked: asked.has(region), ...(region !== null && { region }) }])),
    };
  }
}

const NOBODY: DuplicateCheckView = { cases: [], elsewhere: [], limited: false };

interface Elsewhere {
  readonly elsewhere: ElsewhereView[];
  readonly today: number;
  readonly limited: boolean;
}

interface LookRow {
  readonly handle: string | null;
  readonly region_code: string | null;
  readonly found: number;
  readonly today: number;
  readonly limited: boolean;
}
