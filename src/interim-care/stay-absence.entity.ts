import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

export const ABSENCE_OUTCOMES = ['returned', 'found-elsewhere'] as const;
export type AbsenceOutcome = (typeof ABSENCE_OUTCOMES)[number];

/** Absent without leave from a stay that runs on. Still open when the stay ends: nobody found the child. */
@Entity('stay_absence')
export class StayAbsence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') stayId!: string;
  @Column('timestamptz') sinceAt!: Date;
  @Column('text') sincePrecision!: Precision;
  @Column('timestamptz') endedAt!: Date | null;
  @Column('text') endedPrecision!: Precision | null;
  @Column('text') outcome!: AbsenceOutcome | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
