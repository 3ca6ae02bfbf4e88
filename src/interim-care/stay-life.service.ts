import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, type OpenCase, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault, noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { decideSession, isConfidential } from './care-session.rules.js';
import type { NoteSessionRequest, NoteWeekRequest, ReaderView, StayLifeView } from './stay-life.dto.js';
import { factOfSession, factOfWeekNote, type SessionRow, type WeekNoteRow } from './stay-life-facts.js';
import type { Following } from './stay-life.vocabulary.js';
import { decideWeekNote } from './week-note.rules.js';

interface SeenIncident {
  readonly id: string;
  readonly incident: string;
  readonly case_id: string;
  readonly at: Date;
  readonly precision: Precision;
  readonly kind: string;
  readonly severity: string;
  readonly grave: boolean;
  readonly actions: string[];
  readonly children: number;
  readonly by: string | null;
  readonly followed_at: Date | null;
  readonly followed_precision: Precision | null;
  readonly outcome: string | null;
  readonly followed_by: string | null;
}
interface SeenWeek extends Record<'health' | 'mood' | 'relations' | 'participation', string> {
  readonly id: string;
  readonly week: string;
  readonly by: string | null;
}
interface SeenSession {
  readonly id: string;
  readonly case_id: string;
  readonly at: Date;
  readonly precision: Precision;
  readonly profession: Following;
  readonly topic: string;
  readonly by: string | null;
}

/** The note of the week and individual follow-up, and everything of a child's life in care on one page (docs/adr/0046). */
@Injectable()
export class StayLifeService implements FactSource, OnModuleInit {
  readonly tables = ['week_note', 'care_session'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { week_note: JsonRows<WeekNoteRow>; care_session: JsonRows<SessionRow> }): readonly Fact[] {
    return [...rows.week_note.map(factOfWeekNote), ...rows.care_session.map(factOfSession)];
  }

  /** @throws Refusal case-closed, not-in-care, week-outside-stay, week-noted */
  async noteWeek(actor: Actor, caseId: string, input: NoteWeekRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const noted = new Set(facts.flatMap((fact) => (fact.kind === 'stay.week-noted' && fact.subjectId === standing.stay?.id ? [fact.week] : [])));
      const { stayId, week } = decideWeekNote(standing, input.week, { today: this.cases.now().toISOString().slice(0, 10), noted });
      await this.uow.query(NOTE_WEEK, [input.id, caseId, stayId, week, input.health, input.mood, input.relations, input.participation, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'stay.week-noted', input.id, input.words);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, not-in-care, before-previous-fact, readers-without-words, restricted-person-unfit */
  async noteSession(actor: Actor, caseId: string, input: NoteSessionRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('session-topic', input.topic, 'topic', at);
    return await this.uow.write(actor.scope, async () => {
      const open = await this.cases.openForChange(caseId);
      const { stayId } = decideSession(open.standing, at, input);
      const readers = [...new Set(input.readers)];
      const colleagues = new Set((await this.colleagues(open)).map(({ id }) => id));
      if (readers.some((id) => !colleagues.has(id))) throw new Refusal('restricted-person-unfit', 'readers');
      await this.uow.query(NOTE_SESSION, [input.id, caseId, stayId, input.profession, input.topic, at.at, at.precision, this.cases.now(), actor.userId]);
      if (!isConfidential(input.profession)) await this.notes.write(actor, caseId, 'stay.session-held', input.id, input.words);
      else if (input.words !== undefined) await this.uow.query(CONFIDE, [input.id, caseId, readers, await this.vault.seal(caseId, input.words), this.cases.now(), actor.userId]);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal not-found when the case does not exist for this person */
  async ofCase(actor: Actor, caseId: string): Promise<StayLifeView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { what: 'stay-life' } });
      const ids = [file.row.id, ...file.merged.map(({ id }) => id)];
      const notes = await this.notesOf(ids);
      const words = (about: string, id: string): { words?: string } => {
        const text = notes.get(noteKey(about, id));
        return text === undefined ? {} : { words: text };
      };
      const confided = await this.confided(ids);
      return {
        caseId: file.row.id,
        incidents: (await this.uow.query<SeenIncident>(INCIDENTS, [ids])).map((row) => ({
          id: row.id, incident: row.incident, at: formatKnownTime(row), kind: row.kind, severity: row.severity, grave: row.grave, actions: row.actions, children: row.children,
          ...by(row.by), ...words('incident.happened', row.id),
          ...(row.followed_at !== null && row.followed_precision !== null && row.outcome !== null && {
            followUp: { at: formatKnownTime({ at: row.followed_at, precision: row.followed_precision }), outcome: row.outcome, ...by(row.followed_by), ...words('incident.followed-up', row.id) },
          }),
        })),
        weeks: (await this.uow.query<SeenWeek>(WEEKS, [ids])).map(({ id, week, health, mood, relations, participation, by: who }) => ({ id, week, health, mood, relations, participation, ...by(who), ...words('stay.week-noted', id) })),
        sessions: (await this.uow.query<SeenSession>(SESSIONS, [ids])).map((row) => {
          const text = confided.get(row.id);
          return {
            id: row.id, at: formatKnownTime(row), profession: row.profession, topic: row.topic, confidential: isConfidential(row.profession), ...by(row.by),
            ...(text === undefined ? words('stay.session-held', row.id) : { words: text }),
          };
        }),
        colleagues: await this.colleagues(file),
      };
    });
  }

  private async notesOf(caseIds: readonly string[]): Promise<Map<string, string>> {
    const all = new Map<string, string>();
    for (const id of caseIds) for (const [key, text] of await this.notes.ofCase(id)) all.set(key, text);
    return all;
  }

  /** By session, what this person is named for. */
  private async confided(caseIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; case_id: string; sealed: Buffer }>('select session_id as id, case_id, sealed from care_session_words where case_id = any ($1)', [caseIds]);
    const texts = new Map<string, string>();
    for (const [caseId, of] of Map.groupBy(rows, ({ case_id: id }) => id)) {
      const opened = await this.vault.unseal(caseId, of.map(({ sealed }) => sealed));
      of.forEach(({ id }, index) => {
        const text = opened[index];
        if (text !== undefined) texts.set(id, text);
      });
    }
    return texts;
  }

  private async colleagues({ row }: OpenCase): Promise<ReaderView[]> {
    return await this.uow.query<ReaderView>(COLLEAGUES, [row.regionCode, row.centreCode, row.assignedTo]);
  }
}

const by = (name: string | null): { by?: string } => (name === null ? {} : { by: name });

const NOTE_WEEK = `
  insert into week_note (id, case_id, stay_id, week, health, mood, relations, participation, written_at, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, date_trunc('minute', $9::timestamptz), $9, $10)`;
const NOTE_SESSION = `
  insert into care_session (id, case_id, stay_id, profession, topic, held_at, held_precision, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const CONFIDE = 'insert into care_session_words (session_id, case_id, readers, sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)';
const INCIDENTS = `
  select i.id, i.incident_id as incident, i.case_id, i.occurred_at as at, i.occurred_precision as precision, i.kind, i.severity, i.grave, i.actions,
         (select count(*)::int from stay_incident o where o.incident_id = i.incident_id) as children, u.display_name as by,
         i.followed_at, i.followed_precision, i.outcome, f.display_name as followed_by
    from stay_incident i left join app_user u on u.id = i.recorded_by left join app_user f on f.id = i.followed_by
   where i.case_id = any ($1) order by i.occurred_at desc, i.id`;
const WEEKS = `
  select w.id, w.week::text, w.health, w.mood, w.relations, w.participation, u.display_name as by
    from week_note w left join app_user u on u.id = w.recorded_by where w.case_id = any ($1) order by w.week desc, w.id`;
const SESSIONS = `
  select s.id, s.case_id, s.held_at as at, s.held_precision as precision, s.profession, s.topic, u.display_name as by
    from care_session s left join app_user u on u.id = s.recorded_by where s.case_id = any ($1) order by s.held_at desc, s.id`;
/** Whoever cares for the child by their post: in the centre, in the region, in the Ministry, and the worker who follows the child. */
const COLLEAGUES = `
  select u.id, u.display_name as name, u.role from app_user u
   where u.active and u.role in ('centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer')
     and (u.role = 'national-officer' or u.id = $3 or (u.role = 'regional-officer' and u.region_code = $1) or (u.role in ('centre-worker', 'centre-manager') and u.centre_code = $2))
   order by u.display_name, u.id`;
