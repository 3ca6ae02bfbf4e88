import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** One step of the search for the family. */
@Entity('tracing_action')
export class TracingAction {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') stayId!: string | null;
  /** the search it followed; null: a step of the search in general */
  @Column('uuid', { nullable: true }) requestId!: string | null;
  @Column('text') action!: string;
  @Column('text', { nullable: true }) actor!: string | null;
  @Column('text', { nullable: true }) result!: string | null;
  @Column('timestamptz') actedAt!: Date;
  @Column('text') actedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** A decision on return to the family: asked for, and taken. */
@Entity('reunification')
export class Reunification {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('timestamptz') askedAt!: Date;
  @Column('text') askedPrecision!: Precision;
  /** the decision that was put off, and so is asked for again */
  @Column('uuid') follows!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
