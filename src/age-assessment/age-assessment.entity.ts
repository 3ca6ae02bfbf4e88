import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** One doubt about the age, from whoever raised it to its conclusion. */
@Entity('age_assessment')
export class AgeAssessment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') doubter!: string;
  @Column('text') ground!: string;
  @Column('timestamptz') raisedAt!: Date;
  @Column('text') raisedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
