import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Ratings } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** Strengths and needs of a child at one time, on seven domains; belongs to the stay or the placement in which it was made. */
@Entity('needs_assessment')
export class NeedsAssessment implements Ratings {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid', { nullable: true }) stayId!: string | null;
  @Column('uuid', { nullable: true }) placementId!: string | null;
  @Column('timestamptz') madeAt!: Date;
  @Column('text') madePrecision!: Precision;
  @Column('smallint') safety!: number;
  @Column('smallint') health!: number;
  @Column('smallint') psychosocial!: number;
  @Column('smallint') education!: number;
  @Column('smallint') livelihood!: number;
  @Column('smallint') family!: number;
  @Column('smallint') community!: number;
  @Column('bytea') strengthsSealed!: Buffer;
  @Column('bytea') needsSealed!: Buffer;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
