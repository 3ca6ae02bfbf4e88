import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TellingAnswer } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** The child was told what was concluded on the age. What was said, and what the child answered, lie sealed in a note. */
@Entity('age_telling')
export class AgeTelling {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') assessmentId!: string;
  @Column('timestamptz') toldAt!: Date;
  @Column('text') toldPrecision!: Precision;
  @Column('text') language!: string;
  @Column('text') answer!: TellingAnswer;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
