import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

@Entity('re_recruitment')
export class ReRecruitment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('timestamptz') recruitedAt!: Date;
  @Column('text') recruitedPrecision!: Precision;
  @Column('text', { nullable: true }) partyCode!: string | null;
  @Column('text') source!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
