import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ChangeRelativeRequest, RecordRelativeRequest } from './relative.dto.js';
import { Relative } from './relative.entity.js';
import { factOfRelative, type RelativeRow } from './relative-facts.js';
import { decideRelative, decideRelativeChange, learnt, type RelativeWords, takeUp } from './relative.rules.js';

/** Who belongs to the child: relatives and carers. */
@Injectable()
export class RelativesService implements FactSource, OnModuleInit {
  readonly tables = ['relative'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { relative: JsonRows<RelativeRow> }): readonly Fact[] {
    return rows.relative.map(factOfRelative);
  }

  async record(actor: Actor, caseId: string, input: RecordRelativeRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('relationship', input.relationship, 'relationship');
    await this.mustKnowPlace(input);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideRelative(standing, input);
      const { words, identity } = takeUp(await this.vault.identity(caseId), input.relationship, input.noted, input);
      const now = this.cases.now();
      if (identity !== undefined) await this.vault.recordIdentity(caseId, identity, now, actor.userId);
      await this.uow.manager.insert(Relative, {
        id: input.id,
        caseId,
        relationship: input.relationship,
        carer: input.carer,
        life: input.life,
        regionCode: input.region ?? null,
        country: input.country ?? null,
        sealed: await this.sealed(caseId, words),
        recordedAt: now,
        recordedBy: actor.userId,
        version: 1,
      });
      await this.notes.write(actor, caseId, 'relative.recorded', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async change(actor: Actor, caseId: string, { relative, carer, life, region, country, name, village, contact }: ChangeRelativeRequest): Promise<WriteAnswer> {
    await this.mustKnowPlace({ region, country });
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideRelativeChange(standing, relative, { carer, life, region, country, name, village, contact }, { region, country });
      // In the file in which the relative was recorded: a file that was merged keeps its own key.
      const [row] = await this.uow.query<{ caseId: string; sealed: Buffer | null; relationship: string }>('select case_id as "caseId", sealed, relationship from relative where id = $1 for update', [relative]);
      if (row === undefined) throw new Refusal('not-found');
      takeUp(name === undefined ? undefined : await this.vault.identity(row.caseId), row.relationship, undefined, { name });
      const words = learnt(await this.opened(row.caseId, row.sealed), { name, village, contact });
      await this.uow.query(
        `update relative set carer = coalesce($2, carer), life = coalesce($3, life), region_code = case when $5::text is null then coalesce($4, region_code) end,
           country = case when $4::text is null then coalesce($5, country) end, sealed = $6, version = version + 1 where id = $1`,
        [relative, carer ?? null, life ?? null, region ?? null, country ?? null, await this.sealed(row.caseId, words)],
      );
      return await this.cases.settle(actor, caseId);
    });
  }

  private async mustKnowPlace({ region, country }: { region?: string | undefined; country?: string | undefined }): Promise<void> {
    await this.reference.mustKnowRegion(region, 'region');
    await this.reference.mustKnow('country', country, 'country');
  }

  private async sealed(caseId: string, words: RelativeWords): Promise<Buffer | null> {
    return Object.keys(words).length === 0 ? null : await this.vault.seal(caseId, JSON.stringify(words));
  }

  private async opened(caseId: string, sealed: Buffer | null): Promise<RelativeWords> {
    const [text] = sealed === null ? [] : await this.vault.unseal(caseId, [sealed]);
    return text === undefined ? {} : (JSON.parse(text) as RelativeWords);
  }
}
