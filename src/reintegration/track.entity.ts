import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrackKind } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** A spell of school, training or income-generating activity, as it began; how it ended is written by SQL beside it. */
@Entity('track')
export class Track {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: TrackKind;
  @Column('text') detail!: string;
  @Column('bytea') providerSealed!: Buffer;
  @Column('timestamptz') startedAt!: Date;
  @Column('text') startedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** Days held and attended in one month. */
@Entity('track_attendance')
export class TrackAttendance {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') trackId!: string;
  /** Its first day, '2026-03-01'. */
  @Column('date') month!: string;
  @Column('smallint') held!: number;
  @Column('smallint') attended!: number;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
