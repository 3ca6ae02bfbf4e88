import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type KnownTime, type Precision } from '../platform/known-time/index.js';
import { type CodeList, ReferenceService } from '../reference/index.js';
import type { AdmissionSheetView, FillSheetRequest, SheetView } from './admission-sheet.dto.js';
import { factOfSheet, type SheetFactRow } from './admission-sheet-facts.js';
import { decideSheet, NOTHING, sentence } from './admission-sheet.rules.js';
import { type RiskLevel, SHEET_WORDS, type SheetWords } from './admission-sheet.vocabulary.js';

interface SheetRow {
  readonly caseId: string;
  readonly at: Date;
  readonly precision: Precision;
  readonly health: string[];
  readonly needs: string[];
  readonly riskLevel: RiskLevel;
  readonly risks: string[];
  readonly language: string | null;
  readonly diet: string[];
  readonly sealed: Buffer | null;
  readonly by: string | null;
  readonly changedAt: Date | null;
}

/** What is found and asked when a child is admitted: one sheet a stay, completed as more is known (docs/adr/0034). */
@Injectable()
export class AdmissionSheetService implements FactSource, OnModuleInit {
  readonly tables = ['admission_sheet'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { admission_sheet: JsonRows<SheetFactRow> }): readonly Fact[] {
    return rows.admission_sheet.map(factOfSheet);
  }

  /** @throws Refusal not-found when the case does not exist for this person */
  async read(actor: Actor, caseId: string): Promise<AdmissionSheetView> {
    return await this.uow.read(actor.scope, async () => {
      const { facts, standing } = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { what: 'admission-sheet' } });
      const stay = facts.find((fact) => fact.kind === 'stay.admitted' && fact.subjectId === standing.stay?.id) ?? lastAdmission(facts);
      if (stay === undefined) return { caseId };
      const sheet = await this.sheet(stay.subjectId);
      return {
        caseId,
        stayId: stay.subjectId,
        ...(stay.at !== null && stay.precision !== null && { admittedAt: formatKnownTime({ at: stay.at, precision: stay.precision }) }),
        ...(sheet !== undefined && { sheet, paper: await this.onPaper(sheet) }),
      };
    });
  }

  async fill(actor: Actor, caseId: string, input: FillSheetRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.mustKnow('admission-health', input.health, 'health', at);
    await this.mustKnow('immediate-need', input.needs, 'needs', at);
    await this.mustKnow('admission-risk', input.risks, 'risks', at);
    await this.mustKnow('diet', input.diet, 'diet', at);
    await this.reference.mustKnow('consent-language', input.language, 'language', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const stayId = decideSheet(standing, { at, health: input.health, riskLevel: input.riskLevel, risks: input.risks });
      const words = Object.fromEntries(SHEET_WORDS.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
      const sealed = Object.keys(words).length === 0 ? null : await this.vault.seal(caseId, JSON.stringify(words));
      await this.write(actor, caseId, stayId, at, input, sealed);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async write(actor: Actor, caseId: string, stayId: string, at: KnownTime, input: FillSheetRequest, sealed: Buffer | null): Promise<void> {
    const codes = [input.health, input.needs, input.riskLevel, input.risks, input.language ?? null, input.diet, sealed];
    const changed = await this.uow.query(`${CHANGE} returning id`, [stayId, ...codes, this.cases.now(), actor.userId]);
    if (changed.length > 0) return;
    await this.uow.query(INSERT, [stayId, ...codes, this.cases.now(), actor.userId, caseId, at.at, at.precision]);
  }

  private async sheet(stayId: string): Promise<SheetView | undefined> {
    const [row] = await this.uow.query<SheetRow>(SHEET, [stayId]);
    if (row === undefined) return undefined;
    const [text] = row.sealed === null ? [undefined] : await this.vault.unseal(row.caseId, [row.sealed]);
    const { at, precision, health, needs, riskLevel, risks, language, diet, by, changedAt } = row;
    return {
      at: formatKnownTime({ at, precision }), health, needs, riskLevel, risks, diet,
      ...(text !== undefined && (JSON.parse(text) as SheetWords)),
      ...(language !== null && { language }), ...(by !== null && { by }), ...(changedAt !== null && { changedAt: changedAt.toISOString() }),
    };
  }

  private async onPaper({ health, healthWords, needs, needsWords, belongings }: SheetView): Promise<{ circumstances?: string; items?: string }> {
    const { lists } = await this.reference.book();
    const labels = (list: CodeList, codes: readonly string[]): string[] => codes.filter((code) => code !== NOTHING).map((code) => lists.get(list)?.get(code)?.label.fr ?? code);
    const circumstances = [sentence(labels('admission-health', health), healthWords), sentence(labels('immediate-need', needs), needsWords)].filter((part) => part !== undefined).join('\n');
    return { ...(circumstances !== '' && { circumstances }), ...(belongings !== undefined && { items: belongings }) };
  }

  private async mustKnow(list: CodeList, codes: readonly string[], field: string, at: KnownTime): Promise<void> {
    for (const code of codes) await this.reference.mustKnow(list, code, field, at);
  }
}

const SHEET = `
  select a.case_id as "caseId", a.filled_at as at, a.filled_precision as precision, a.health, a.needs, a.risk_level as "riskLevel", a.risks, a.language, a.diet, a.words_sealed as sealed,
         u.display_name as by, a.changed_at as "changedAt"
    from admission_sheet a left join app_user u on u.id = coalesce(a.changed_by, a.recorded_by) where a.stay_id = $1`;
const CHANGE = `
  update admission_sheet set health = $2, needs = $3, risk_level = $4, risks = $5, language = $6, diet = $7, words_sealed = $8, changed_at = $9, changed_by = $10, version = version + 1
   where stay_id = $1`;
const INSERT = `
  insert into admission_sheet (stay_id, health, needs, risk_level, risks, language, diet, words_sealed, recorded_at, recorded_by, case_id, filled_at, filled_precision)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

function lastAdmission(facts: readonly Fact[]): Fact | undefined {
  return facts.filter(({ kind }) => kind === 'stay.admitted').toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0)).at(-1);
}
