import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** Where the child lives after discharge, while reintegration is followed. */
@Entity('placement')
export class Placement {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: string;
  @Column('text') regionCode!: string | null;
  /** with whom; null: not said */
  @Column('uuid', { nullable: true }) relativeId!: string | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('text') startedPrecision!: Precision;
  @Column('timestamptz') endedAt!: Date | null;
  @Column('text') endedPrecision!: Precision | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** A service given to the child, in interim care or reintegration. */
@Entity('service_record')
export class ServiceRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') stayId!: string | null;
  @Column('text') serviceCode!: string;
  /** null: a register says that it was given during the stay, not when */
  @Column('timestamptz') givenAt!: Date | null;
  @Column('text') givenPrecision!: Precision | null;
  @Column('bytea') detailSealed!: Buffer | null;
  /** A code of the list partner; at most one of provider and providerCentre. */
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('text', { nullable: true }) providerCentre!: string | null;
  @Column('smallint', { nullable: true }) sessions!: number | null;
  @Column('int', { nullable: true }) costXof!: number | null;
  @Column('timestamptz', { nullable: true }) untilAt!: Date | null;
  @Column('text', { nullable: true }) untilPrecision!: Precision | null;
  @Column('timestamptz', { nullable: true }) untilRecordedAt!: Date | null;
  @Column('uuid', { nullable: true }) untilRecordedBy!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('uuid', { nullable: true }) referralId!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** What was agreed for the child, and whether the child agrees; the goals stand in a note. */
@Entity('care_plan')
export class CarePlan {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') stayId!: string | null;
  @Column('timestamptz') agreedAt!: Date;
  @Column('text') agreedPrecision!: Precision;
  @Column('boolean') childAgreed!: boolean;
  @Column('bytea') whyNotSealed!: Buffer | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

@Entity('visit')
export class Visit {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') placementId!: string;
  @Column('timestamptz') visitedAt!: Date;
  @Column('text') visitedPrecision!: Precision;
  @Column('text') outcome!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
