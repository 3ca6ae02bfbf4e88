import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** One meeting by which family or community is made ready, or reconciled. What was said lies sealed in a note. */
@Entity('family_preparation')
export class FamilyPreparation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid', { nullable: true }) relativeId!: string | null;
  @Column('text') kind!: 'family' | 'community' | 'mediation';
  @Column('text', { array: true }) met!: string[];
  @Column('text') outcome!: string;
  @Column('timestamptz') heldAt!: Date;
  @Column('text') heldPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** That a placement is alternative care, of which form, and why no family can take the child. */
@Entity('alternative_care')
export class AlternativeCare {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') placementId!: string;
  @Column('text') form!: 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other';
  @Column('text') reason!: string;
  @Column('timestamptz') decidedAt!: Date;
  @Column('text') decidedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** Whether it is still the best for the child. */
@Entity('alternative_care_review')
export class AlternativeCareReview {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') careId!: string;
  @Column('text') outcome!: 'continues' | 'family-sought-again' | 'change-needed';
  @Column('timestamptz') reviewedAt!: Date;
  @Column('text') reviewedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
