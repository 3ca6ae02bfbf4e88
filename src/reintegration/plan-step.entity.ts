import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Domain } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** What a plan is to reach on one domain. */
@Entity('plan_goal')
export class PlanGoal {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') planId!: string;
  @Column('text') domain!: Domain;
  @Column('text', { nullable: true }) goalCode!: string | null;
  @Column('bytea', { nullable: true }) wordsSealed!: Buffer | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** One step towards a goal, as it was agreed; how it ended is written by SQL beside it. */
@Entity('plan_step')
export class PlanStep {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') goalId!: string;
  @Column('bytea') whatSealed!: Buffer;
  @Column('uuid') ownerId!: string;
  @Column('timestamptz') agreedAt!: Date;
  @Column('text') agreedPrecision!: Precision;
  @Column('date') dueOn!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
