import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { ExtraAnswersView, FieldReportView } from './extra-field.dto.js';
import { askedOf } from './extra-field.rules.js';
import { FIELD_PLACES, type FieldOption } from './extra-field.vocabulary.js';
import { ExtraFieldsService, fieldView } from './extra-fields.service.js';

interface AnswerRow {
  readonly id: string;
  readonly case_id: string;
  readonly place: string;
  readonly domain: string | null;
  readonly kind: string;
  readonly label: { fr: string; en: string };
  readonly options: readonly FieldOption[];
  readonly on: string;
  readonly number: number | null;
  readonly day: string | null;
  readonly flag: boolean | null;
  readonly choice: string | null;
  readonly sealed: Buffer | null;
  readonly by: string | null;
}
interface Totals {
  readonly answers: number;
  readonly children: number;
  readonly sum: number | null;
  readonly average: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

/** What was answered to additional fields: of one child as it was asked, of many as figures. */
@Injectable()
export class ExtraAnswersService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ExtraFieldsService) private readonly extra: ExtraFieldsService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when the case does not exist for this person */
  async ofCase(actor: Actor, caseId: string): Promise<ExtraAnswersView> {
    return await this.uow.read(actor.scope, async () => {
      const cases = await this.uow.query<{ id: string; region: string | null; centre: string | null }>('select id, region_code as region, centre_code as centre from child_case where $1 in (id, merged_into)', [caseId]);
      const file = cases.find(({ id }) => id === caseId);
      if (file === undefined) throw new Refusal('not-found');
      await this.log.record('case.read', { caseId, detail: { what: 'additional-fields' } });
      const rows = await this.uow.query<AnswerRow>(OF_CASE, [cases.map(({ id }) => id)]);
      const texts = await this.texts(rows);
      const fields = await this.extra.fields();
      const now = { at: this.clock.now(), precision: 'minute' as const };
      return {
        caseId,
        asked: FIELD_PLACES.flatMap((place) => askedOf(fields, { place, region: file.region, centre: file.centre }, now)).map(fieldView),
        items: rows.map((row) => {
          const option = row.options.find(({ code }) => code === row.choice);
          const text = texts.get(row.id);
          return {
            id: row.id, place: row.place, kind: row.kind, label: row.label, on: row.on,
            ...(row.domain !== null && { domain: row.domain }), ...(row.number !== null && { number: row.number }), ...(row.day !== null && { day: row.day }), ...(row.flag !== null && { flag: row.flag }),
            ...(option !== undefined && { choice: { fr: option.fr, en: option.en } }), ...(text !== undefined && { text }), ...(row.by !== null && { by: row.by }),
          };
        }),
      };
    });
  }

  /** Of the whole country, of what happened from the one day to the other, both included. @throws Refusal not-found */
  async report(actor: Actor, id: string, from: string, to: string): Promise<FieldReportView> {
    return await this.uow.read(actor.scope, async () => {
      const field = (await this.extra.fields()).find((one) => one.id === id);
      if (field === undefined) throw new Refusal('not-found');
      await this.log.record('report.read', { detail: { report: 'additional-field', field: id, from, to } });
      const [totals] = await this.uow.query<Totals>(TOTALS, [id, from, to]);
      const counted = await this.uow.query<{ value: string; answers: number; children: number }>(BY_VALUE, [id, from, to]);
      const options = await this.uow.query<FieldOption>(ALL_OPTIONS, [id]);
      const labels = new Map([['true', { fr: 'Oui', en: 'Yes' }], ['false', { fr: 'Non', en: 'No' }], ...options.map(({ code, fr, en }) => [code, { fr, en }] as const)]);
      const { answers = 0, children = 0, sum = null, average = null, least = null, most = null } = totals ?? {};
      return {
        field: fieldView(field), from, to, answers, children,
        rows: counted.map(({ value, ...figures }) => ({ label: labels.get(value) ?? { fr: value, en: value }, ...figures })),
        ...(sum !== null && { sum }), ...(average !== null && { average }), ...(least !== null && { least }), ...(most !== null && { most }),
      };
    });
  }

  private async texts(rows: readonly AnswerRow[]): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    for (const [caseId, of] of Map.groupBy(rows, ({ case_id: id }) => id)) {
      const sealed = of.flatMap((row) => (row.sealed === null ? [] : [{ id: row.id, bytes: row.sealed }]));
      if (sealed.length === 0) continue;
      const opened = await this.vault.unseal(caseId, sealed.map(({ bytes }) => bytes));
      sealed.forEach(({ id }, index) => {
        const text = opened[index];
        if (text !== undefined) texts.set(id, text);
      });
    }
    return texts;
  }
}

const OF_CASE = `
  select a.id, a.case_id, f.place, f.domain, f.kind, json_build_object('fr', f.label_fr, 'en', f.label_en) as label, f.options, (a.happened_at at time zone 'UTC')::date::text as on,
         a.number_value::float8 as number, a.day_value::text as day, a.flag_value as flag, a.choice_value as choice, a.text_sealed as sealed, u.display_name as by
    from extra_answer a join extra_field_version f on f.field_id = a.field_id and f.version = a.field_version left join app_user u on u.id = a.recorded_by
   where a.case_id = any ($1) order by a.happened_at desc, a.about_id, f.domain, f.position, f.label_fr`;
const HAPPENED = `a.field_id = $1 and a.happened_at >= $2::date::timestamp at time zone 'UTC' and a.happened_at < ($3::date + 1)::timestamp at time zone 'UTC'`;
const CHILDREN = 'count(distinct coalesce(c.merged_into, c.id))::int as children';
const TOTALS = `
  select count(*)::int as answers, ${CHILDREN}, sum(a.number_value)::float8 as sum, avg(a.number_value)::float8 as average, min(a.number_value)::float8 as least, max(a.number_value)::float8 as most
    from extra_answer a join child_case c on c.id = a.case_id where ${HAPPENED}`;
const BY_VALUE = `
  select coalesce(a.choice_value, a.flag_value::text) as value, count(*)::int as answers, ${CHILDREN}
    from extra_answer a join child_case c on c.id = a.case_id where ${HAPPENED} and coalesce(a.choice_value, a.flag_value::text) is not null
   group by 1 order by 2 desc, 1`;
/** In the words of the last version that had it. */
const ALL_OPTIONS = `
  select distinct on (o.code) o.code, o.fr, o.en from extra_field_version f cross join lateral jsonb_to_recordset(f.options) as o (code text, fr text, en text)
   where f.field_id = $1 order by o.code, f.version desc`;
