import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rating } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

/** What would be best for the child, rated part by part; the words of each lie sealed in one text. */
@Entity('best_interests')
export class BestInterests {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid', { nullable: true }) relativeId!: string | null;
  @Column('text') childWish!: Rating;
  @Column('text') familyWish!: Rating;
  @Column('text') safety!: Rating;
  @Column('text') careCapacity!: Rating;
  @Column('text') community!: Rating;
  @Column('text') schooling!: Rating;
  @Column('text') recruitmentRisk!: Rating;
  @Column('text', { nullable: true }) unverifiedReason!: string | null;
  @Column('bytea', { nullable: true }) remarksSealed!: Buffer | null;
  @Column('timestamptz') assessedAt!: Date;
  @Column('text') assessedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
