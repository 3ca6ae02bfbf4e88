import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** Interim care: in a transit and orientation centre, or with a foster family instead. */
@Entity('stay')
export class Stay {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: 'centre' | 'foster-family';
  @Column('text') centreCode!: string | null;
  @Column('text') regionCode!: string | null;
  @Column('text') familyCode!: string | null;
  @Column('timestamptz') admittedAt!: Date;
  @Column('text') admittedPrecision!: Precision;
  @Column('timestamptz') dischargedAt!: Date | null;
  @Column('text') dischargedPrecision!: Precision | null;
  @Column('text') destination!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** Why a stay goes on, or that the leave is planned. */
@Entity('stay_review')
export class StayReview {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') stayId!: string;
  @Column('timestamptz') reviewedAt!: Date;
  @Column('text') reviewedPrecision!: Precision;
  @Column('text') outcome!: 'continues' | 'leave-planned';
  @Column('text') reason!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
