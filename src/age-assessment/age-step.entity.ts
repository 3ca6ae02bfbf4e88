import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgeStep as Step } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** One step on the way to a conclusion: a document, a word, an assessment, an examination. Names and what was said lie sealed in a note. */
@Entity('age_step')
export class AgeStep {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') assessmentId!: string;
  @Column('text') kind!: Step['kind'];
  @Column('timestamptz') takenAt!: Date;
  @Column('text') takenPrecision!: Precision;
  @Column('text', { nullable: true }) document!: string | null;
  @Column('text', { nullable: true }) credibility!: string | null;
  @Column('text', { array: true, nullable: true }) professions!: string[] | null;
  @Column('smallint', { nullable: true }) ageLow!: number | null;
  @Column('smallint', { nullable: true }) ageHigh!: number | null;
  @Column('text', { nullable: true }) method!: string | null;
  @Column('smallint', { nullable: true }) marginMonths!: number | null;
  @Column('text', { nullable: true }) consentBy!: string | null;
  @Column('timestamptz', { nullable: true }) consentAt!: Date | null;
  @Column('text', { nullable: true }) consentPrecision!: Precision | null;
  @Column('text', { nullable: true }) consentLanguage!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
