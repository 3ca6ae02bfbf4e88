import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';
import type { CaseStatus } from './standing.vocabulary.js';

/** One child's file. From `status` on everything is derived from the facts (standing.rules.ts) and written by CasesService.settle alone. */
@Entity('child_case')
export class ChildCase {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') entry!: string;
  @Column('text') registerNumber!: string | null;
  @Column('text') sex!: 'male' | 'female' | 'unknown';
  @Column('smallint') ageYears!: number | null;
  @Column('text') agePrecision!: 'stated' | 'approximate' | 'doubted' | 'unknown';
  @Column('text') condition!: string | null;
  @Column('text') originRegion!: string | null;
  @Column('text') entryRegion!: string | null;
  @Column('text') entryCentre!: string | null;
  @Column('text') partyCode!: string | null;
  @Column('text') roleCode!: string | null;
  @Column('timestamptz') identifiedAt!: Date;
  @Column('text') identifiedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('uuid') assignedTo!: string | null;

  /** The case that is read and written instead of this one. Its facts stay here. */
  @Column('uuid') mergedInto!: string | null;

  @Column('text') status!: CaseStatus;
  @Column('text') regionCode!: string | null;
  @Column('text') centreCode!: string | null;
  @Column('uuid') unitId!: string | null;
  @Column('timestamptz') sinceAt!: Date | null;
  @Column('text') sincePrecision!: Precision | null;
  /** When the child's key was destroyed (module retention). */
  @Column('timestamptz') erasedAt!: Date | null;
  @Column('int') version!: number;
}
