import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { DisclosureService, type DisclosureSetting } from '../disclosure/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { afterEarlier } from './protected-again.rules.js';
import type { ProtectedQuery, ProtectedReportView, RenewProtectedRequest } from './protected.dto.js';
import { careSheet, deprivationSheet } from './protected-sheets.rules.js';
import type { ProtectedReport, Sheet, SheetSection } from './protected.vocabulary.js';
import { violationSheet } from './protected-violations.rules.js';
import { columnLabel, rowLabel, sectionLabel } from './protected-words.js';
import { ReportsService } from './reports.service.js';
import type { Period } from './reports.vocabulary.js';
import { ViolationsReportService } from './violations-report.service.js';

/** An answer as it is kept. */
export interface Kept extends DisclosureSetting {
  readonly edition: number;
  readonly answer: { readonly sections: readonly SheetSection[]; readonly shown: Readonly<Record<string, number | null>> | null };
  readonly made_at: Date;
}

/**
 * Reports for people outside the circle of those who may see cases. A year is protected once, as a whole, and its answer kept: the same for everybody
 * and every time, so that neither two periods nor two days can be held against each other (docs/adr/0043).
 */
@Injectable()
export class ProtectedReportsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReportsService) private readonly reports: ReportsService,
    @Inject(ViolationsReportService) private readonly violations: ViolationsReportService,
    @Inject(DisclosureService) private readonly disclosure: DisclosureService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal year-not-over */
  async ofYear(actor: Actor, { report, year, format }: ProtectedQuery): Promise<ProtectedReportView> {
    return await this.view(report, year, await this.answer(actor, report, year, format, (period) => this.sheet(report, period)));
  }

  /** The answer that is kept, made now where nobody has asked for it yet. @throws Refusal year-not-over */
  async answer(actor: Actor, report: string, year: number, format: 'json' | 'csv' | undefined, sheetOf: (period: Period) => Promise<Sheet>): Promise<Kept> {
    const period = this.mustBeOver(year);
    const { newest, setting } = await this.uow.read(actor.scope, async () => {
      await this.looks.record(format === 'csv' ? 'report.export' : 'report.read', { detail: { report: `protected-${report}`, year } });
      return { newest: await this.newest(report, year), setting: await this.disclosure.inForce() };
    });
    return newest ?? (await this.keep(actor, report, year, await sheetOf(period), setting));
  }

  /**
   * The year as it is known now. What the answer before hid stays hidden, and what it showed and is still so is known: both are one table.
   * @throws Refusal year-not-over, not-found where nobody has asked for it, cannot-be-protected where the answer before must stay
   */
  async renew(actor: Actor, { report, year, reason }: RenewProtectedRequest): Promise<ProtectedReportView> {
    const period = this.mustBeOver(year);
    const newest = await this.uow.read(actor.scope, () => this.newest(report, year));
    if (newest === undefined) throw new Refusal('not-found', 'year');
    return await this.view(report, year, await this.keep(actor, report, year, await this.sheet(report, period), newest, { ...newest, reason }));
  }

  private async keep(actor: Actor, report: string, year: number, sheet: Sheet, setting: DisclosureSetting, earlier?: Kept & { readonly reason: string }): Promise<Kept> {
    const answer = await this.disclosure.protect({ cells: afterEarlier(sheet.cells, setting.method, earlier?.answer.shown ?? undefined), equations: sheet.equations }, setting);
    if (answer.refused && earlier !== undefined) throw new Refusal('cannot-be-protected', 'year');
    const kept = { sections: answer.refused ? [] : sheet.sections, shown: answer.refused ? null : Object.fromEntries(answer.shown) };
    return await this.uow.write(actor.scope, async () => {
      const made = await this.uow.query(KEEP, [randomUUID(), report, year, (earlier?.edition ?? 0) + 1, setting.method, setting.threshold, setting.width, setting.base, JSON.stringify(kept), earlier?.reason ?? null, this.clock.now(), actor.userId]);
      // Who asks first is answered by whoever was faster; who counts anew gave a reason, which must not be lost.
      if (made.length === 0 && earlier !== undefined) throw new Refusal('version-overtaken', 'year');
      const newest = await this.newest(report, year);
      if (newest === undefined) throw new Error('what was just kept is not there');
      return newest;
    });
  }

  private async sheet(report: ProtectedReport, period: Period): Promise<Sheet> {
    if (report === 'deprivation') return deprivationSheet(await this.reports.deprivationOf(period));
    if (report === 'care') return careSheet(await this.reports.careOf(period));
    const { inPeriod, before } = await this.violations.of(period);
    const { parties } = await this.reference.book();
    return violationSheet(inPeriod, before, (party) => parties.get(party)?.parent ?? null);
  }

  private async newest(report: string, year: number): Promise<Kept | undefined> {
    const [row] = await this.uow.query<Kept>(NEWEST, [report, year]);
    return row;
  }

  private mustBeOver(year: number): Period {
    const period = { from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year + 1, 0, 1)) };
    if (period.to > this.clock.now()) throw new Refusal('year-not-over', 'year');
    return period;
  }

  private async view(report: ProtectedReport, year: number, { method, threshold, base, edition, answer: { sections, shown }, made_at: madeAt }: Kept): Promise<ProtectedReportView> {
    const book = await this.reference.book();
    const views = sections.map(({ code: section, columns, rows }) => ({
      code: section,
      label: sectionLabel(section),
      columns: columns.map((code) => ({ code, label: columnLabel(book, code) })),
      rows: rows.map(({ code, parent }) => ({
        code, label: rowLabel(book, section, code), ...(parent !== undefined && { parent }), cells: columns.map((column) => shown?.[`${section}|${code}|${column}`] ?? null),
      })),
    }));
    const hidden = views.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).filter((value) => value === null).length;
    return { report, year, method, threshold, base, edition, madeAt: madeAt.toISOString(), refused: shown === null, hidden, sections: views };
  }
}

const NEWEST = `
  select edition::int, method, threshold::int, width::int, base::int, answer, made_at from disclosed_table where report = $1 and year = $2 order by edition desc limit 1`;
/** Two who ask at once get the answer of one. */
const KEEP = `
  insert into disclosed_table (id, report, year, edition, method, threshold, width, base, answer, reason, made_at, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict on constraint disclosed_once do nothing returning id`;
