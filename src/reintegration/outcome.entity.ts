import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';
import type { ToldOutcome } from './outcome.vocabulary.js';

@Entity('told_outcome')
export class ToldOutcomeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') placementId!: string;
  @Column('text') milestone!: string;
  @Column('text') outcome!: ToldOutcome;
  @Column('boolean', { nullable: true }) withFamily!: boolean | null;
  @Column('text') source!: string;
  @Column('timestamptz') knownAt!: Date;
  @Column('text') knownPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
