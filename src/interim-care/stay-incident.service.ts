import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type KnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { BoardService } from './board.service.js';
import type { CentreIncidentsView, FollowUpIncidentRequest, ReportIncidentRequest } from './stay-life.dto.js';
import { factsOfIncident, type IncidentRow } from './stay-life-facts.js';
import { decideIncident, decideIncidentFollowUp, isGrave, mustLiveThere } from './stay-incident.rules.js';

interface Written {
  readonly id: string;
  readonly incidentId: string;
  readonly caseId: string;
  readonly stayId: string;
  readonly grave: boolean;
}

interface CentreRow {
  readonly incident_id: string;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly kind: string;
  readonly severity: string;
  readonly grave: boolean;
  readonly followed_at: Date | null;
  readonly case_id: string;
  readonly code: string;
}

/** What happens in a place where children live: in the file of each child concerned, and told at once where it is grave (docs/adr/0046). */
@Injectable()
export class StayIncidentService implements FactSource, OnModuleInit {
  readonly tables = ['stay_incident'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(BoardService) private readonly boards: BoardService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  readonly corrects = { 'incident.happened': (id: string, to: KnownTime): Promise<string | undefined> => this.correct(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { stay_incident: JsonRows<IncidentRow> }): readonly Fact[] {
    return rows.stay_incident.flatMap(factsOfIncident);
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, not-in-care, not-same-place, before-previous-fact, not-found (of another child) */
  async report(actor: Actor, caseId: string, input: ReportIncidentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('stay-incident-kind', input.kind, 'kind', at);
    const kind = (await this.reference.book()).lists.get('stay-incident-kind')?.get(input.kind);
    for (const code of input.actions) await this.reference.mustKnow('stay-incident-action', code, 'actions', at);
    const grave = isGrave(input.severity, kind?.category ?? null);
    const others = [...new Set(input.others)].filter((id) => id !== caseId).toSorted();
    return await this.uow.write(actor.scope, async () => {
      // In one order, so that two incidents written down at once never wait for each other.
      await this.uow.query('select id from child_case where id = any ($1::uuid[]) order by id for update', [[caseId, ...others]]);
      const { standing } = await this.cases.openForChange(caseId);
      const stay = decideIncident(standing, at);
      await this.write(actor, { id: input.id, incidentId: input.id, caseId, stayId: stay.id, grave }, at, input);
      for (const other of others) {
        const file = await this.cases.read(other);
        if (!this.cases.reachesByPost(actor, file)) throw new Refusal('emergency-read-only');
        await this.write(actor, { id: randomUUID(), incidentId: input.id, caseId: file.row.id, stayId: mustLiveThere(file.standing, stay, at).id, grave }, at, input);
        await this.cases.settle(actor, file.row.id);
      }
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, no-follow-up-open, before-previous-fact */
  async followUp(actor: Actor, caseId: string, id: string, input: FollowUpIncidentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('stay-incident-outcome', input.outcome, 'outcome', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideIncidentFollowUp(standing, id, at);
      await this.uow.query(FOLLOW_UP, [id, at.at, at.precision, input.outcome, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'incident.followed-up', id, input.words);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async ofCentre(actor: Actor, centre: string): Promise<CentreIncidentsView> {
    await this.boards.mustAnswerFor(actor, centre);
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('case.search', { detail: { by: 'centre', centre, what: 'incidents' } });
      const rows = await this.uow.query<CentreRow>(OF_CENTRE, [centre, this.cases.now()]);
      return {
        centre,
        items: [...Map.groupBy(rows, ({ incident_id: id }) => id)].flatMap(([id, of]) => {
          const [first] = of;
          if (first === undefined) return [];
          const { occurred_at: at, occurred_precision: precision, kind, severity, grave } = first;
          const children = of.map((row) => ({ caseId: row.case_id, code: row.code, open: row.grave && row.followed_at === null }));
          return [{ id, at: formatKnownTime({ at, precision }), kind, severity, grave, children }];
        }),
      };
    });
  }

  private async write(actor: Actor, { id, incidentId, caseId, stayId, grave }: Written, at: KnownTime, { kind, severity, actions, words }: ReportIncidentRequest): Promise<void> {
    await this.uow.query(INSERT, [id, incidentId, caseId, stayId, kind, severity, grave, [...new Set(actions)], at.at, at.precision, this.cases.now(), actor.userId]);
    await this.notes.write(actor, caseId, 'incident.happened', id, words);
  }

  /** Of this child's file: the hour in the files of the others is theirs. */
  private async correct(id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update stay_incident set occurred_at = $2, occurred_precision = $3, followed_at = end_from($2, followed_at, followed_precision), version = version + 1 where id = $1 returning case_id as "caseId"`,
      [id, to.at, to.precision],
    );
    return row?.caseId;
  }
}

const INSERT = `
  insert into stay_incident (id, incident_id, case_id, stay_id, kind, severity, grave, actions, occurred_at, occurred_precision, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const FOLLOW_UP = `
  update stay_incident set followed_at = greatest(occurred_at, $2), followed_precision = $3, outcome = $4, followed_recorded_at = $5, followed_by = $6, version = version + 1 where id = $1`;
const OF_CENTRE = `
  select i.incident_id, i.occurred_at, i.occurred_precision, i.kind, i.severity, i.grave, i.followed_at, k.id as case_id, k.code
    from stay_incident i join stay s on s.id = i.stay_id join child_case c on c.id = i.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where s.centre_code = $1 and (i.occurred_at > $2::timestamptz - interval '90 days' or (i.grave and i.followed_at is null))
   order by i.occurred_at desc, i.incident_id, k.code`;
