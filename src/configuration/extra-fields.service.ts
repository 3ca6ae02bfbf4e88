import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AddFieldRequest, ChangeFieldRequest, ExtraAnswerRequest, ExtraFieldsView, ExtraFieldView } from './extra-field.dto.js';
import { askedOf, decideAnswers, decideField, decideRetirement } from './extra-field.rules.js';
import type { ExtraField, FieldOption, FieldPlace } from './extra-field.vocabulary.js';

/** Beside what an answer is written, and where that was. */
export interface AskedBeside {
  readonly place: FieldPlace;
  readonly id: string;
  readonly region: string | null;
  readonly centre: string | null;
}

type Wanted = Pick<ExtraField, 'id' | 'version' | 'place' | 'domain' | 'kind' | 'retiredFrom'> & { readonly options: readonly FieldOption[]; readonly said: Pick<AddFieldRequest, 'fr' | 'en' | 'required' | 'region' | 'centre' | 'position'> };

/** Additional fields: defined by the Ministry, answered beside an admission, a service, a visit or an assessment (docs/adr/0048). */
@Injectable()
export class ExtraFieldsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async all(actor: Actor): Promise<ExtraFieldsView> {
    return { items: (await this.uow.read(actor.scope, () => this.fields())).map(fieldView) };
  }

  /** @throws Refusal already-exists, unknown-code, unknown-region, and those of decideField */
  async add(actor: Actor, input: AddFieldRequest): Promise<ExtraFieldsView> {
    const { id, place, domain, kind } = input;
    await this.reference.mustKnow('reintegration-domain', domain, 'domain');
    return await this.write(actor, (fields) => {
      if (fields.some((field) => field.id === id)) throw new Refusal('already-exists');
      return { id, version: 1, place, domain: domain ?? null, kind, retiredFrom: null, options: decideField(input), said: input };
    }, input);
  }

  /** @throws Refusal not-found, list-overtaken, retired-in-the-past, and those of decideField */
  async change(actor: Actor, id: string, input: ChangeFieldRequest): Promise<ExtraFieldsView> {
    return await this.write(actor, (fields) => {
      const before = fields.find((field) => field.id === id);
      if (before === undefined) throw new Refusal('not-found');
      if (before.version !== input.seen) throw new Refusal('list-overtaken');
      const { place, domain, kind } = before;
      const retiredFrom = input.retiredFrom ?? null;
      decideRetirement(before, retiredFrom, this.clock.now().toISOString().slice(0, 10));
      return { id, version: before.version + 1, place, domain, kind, retiredFrom, options: decideField({ place, domain: domain ?? undefined, kind, options: input.options, region: input.region, centre: input.centre }, before), said: input };
    }, input);
  }

  /** Inside a running unit of work that has written what they stand beside. @throws Refusal those of decideAnswers */
  async answer(actor: Actor, caseId: string, beside: AskedBeside, at: KnownTime, given: readonly ExtraAnswerRequest[] = []): Promise<void> {
    const fields = await this.fields();
    if (fields.length === 0 && given.length === 0) return;
    for (const { field, text, number, day, flag, choice } of decideAnswers(askedOf(fields, beside, at), given)) {
      await this.uow.query(ANSWER, [
        randomUUID(), caseId, field.id, field.version, beside.id, number, day, flag, choice, text === null ? null : await this.vault.seal(caseId, text), at.at, this.clock.now(), actor.userId,
      ]);
    }
  }

  /** The last version of each, in their order; inside a running unit of work. */
  async fields(): Promise<ExtraField[]> {
    return await this.uow.query<ExtraField>(FIELDS);
  }

  private async write(actor: Actor, decide: (fields: readonly ExtraField[]) => Wanted, { region, centre }: { region?: string; centre?: string }): Promise<ExtraFieldsView> {
    await this.reference.mustKnowRegion(region, 'region');
    await this.reference.mustKnowCentre(centre, 'centre');
    return await this.uow.write(actor.scope, async () => {
      await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['additional fields']);
      const { id, version, place, domain, kind, retiredFrom, options, said } = decide(await this.fields());
      await this.uow.query(WRITE, [
        id, version, place, domain, kind, said.fr, said.en, said.required, said.region ?? null, said.centre ?? null, JSON.stringify(options), said.position, retiredFrom, this.clock.now(), actor.userId,
      ]);
      return { items: (await this.fields()).map(fieldView) };
    });
  }
}

export function fieldView(field: ExtraField): ExtraFieldView {
  const { id, version, place, domain, kind, labelFr, labelEn, required, region, centre, options, position, retiredFrom } = field;
  return {
    id, version, place, kind, label: { fr: labelFr, en: labelEn }, required, options: options.map(({ code, fr, en }) => ({ code, label: { fr, en } })), position,
    ...(domain !== null && { domain }), ...(region !== null && { region }), ...(centre !== null && { centre }), ...(retiredFrom !== null && { retiredFrom }),
  };
}

const FIELDS = `
  select f.field_id as id, f.version, f.place, f.domain, f.kind, f.label_fr as "labelFr", f.label_en as "labelEn", f.required, f.region_code as region, f.centre_code as centre, f.options,
         f.position, f.retired_from::text as "retiredFrom"
    from extra_field_version f where not exists (select 1 from extra_field_version n where n.field_id = f.field_id and n.version > f.version)
   order by f.place, f.domain, f.position, f.label_fr, f.field_id`;
const WRITE = `
  insert into extra_field_version (field_id, version, place, domain, kind, label_fr, label_en, required, region_code, centre_code, options, position, retired_from, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13::date, $14, $15)`;
const ANSWER = `
  insert into extra_answer (id, case_id, field_id, field_version, about_id, number_value, day_value, flag_value, choice_value, text_sealed, happened_at, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10, $11, $12, $13)`;
