import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Risk } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** What a visit found of the child; has the id of its visit. */
@Entity('visit_finding')
export class VisitFinding {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('timestamptz') foundAt!: Date;
  @Column('text') foundPrecision!: Precision;
  @Column('text') livesWith!: string;
  @Column('text') occupation!: string;
  @Column('text') risk!: Risk;
  @Column('bytea', { nullable: true }) groundsSealed!: Buffer | null;
  @Column('bytea', { nullable: true }) needsSealed!: Buffer | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** What was done about a high risk. */
@Entity('risk_answer')
export class RiskAnswer {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') visitId!: string;
  @Column('text') answer!: string;
  @Column('timestamptz') answeredAt!: Date;
  @Column('text') answeredPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
