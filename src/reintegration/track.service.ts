import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { BeginTrackRequest, EndTrackRequest, RecordAttendanceRequest } from './track.dto.js';
import { Track, TrackAttendance } from './track.entity.js';
import { type AttendanceRow, factOfAttendance, factsOfTrack, type TrackRow } from './track-facts.js';
import { decideAttendance, decideTrack, decideTrackEnd } from './track.rules.js';

/** School, vocational training, income-generating activity: begun, attended month by month, ended with a result. */
@Injectable()
export class TrackService implements FactSource, OnModuleInit {
  readonly tables = ['track', 'track_attendance'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { track: JsonRows<TrackRow>; track_attendance: JsonRows<AttendanceRow> }): readonly Fact[] {
    return [...rows.track.flatMap(factsOfTrack), ...rows.track_attendance.map(factOfAttendance)];
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, not-in-care, overlapping-track */
  async begin(actor: Actor, caseId: string, input: BeginTrackRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    const detail = (await this.reference.book()).lists.get('track-detail')?.get(input.detail);
    if (detail?.category !== input.kind) throw new Refusal('unknown-code', 'detail');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideTrack(standing, { kind: input.kind, at });
      await this.uow.manager.insert(Track, {
        id: input.id, caseId, kind: input.kind, detail: input.detail, providerSealed: await this.vault.seal(caseId, input.provider), startedAt: at.at, startedPrecision: at.precision,
        recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal case-closed, no-track, outside-track, attended-more-than-held, attendance-recorded */
  async attend(actor: Actor, caseId: string, trackId: string, input: RecordAttendanceRequest): Promise<WriteAnswer> {
    const month = input.month.slice(0, 7);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideAttendance(standing, trackId, { month, held: input.held, attended: input.attended }, this.cases.now());
      await this.uow.manager.insert(TrackAttendance, {
        id: input.id, caseId, trackId, month: `${month}-01`, held: input.held, attended: input.attended, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal in-the-future, case-closed, track-ended, before-previous-fact, words-required */
  async end(actor: Actor, caseId: string, trackId: string, input: EndTrackRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideTrackEnd(standing, trackId, { at, outcome: input.outcome, reason: input.reason });
      await this.uow.query(
        `update track set outcome = $2, ended_at = greatest(started_at, $3), ended_precision = $4, ended_recorded_at = $5, ended_recorded_by = $6, version = version + 1 where id = $1`,
        [trackId, input.outcome, at.at, at.precision, this.cases.now(), actor.userId],
      );
      await this.notes.write(actor, caseId, 'track.ended', trackId, input.reason);
      return await this.cases.settle(actor, caseId);
    });
  }
}
