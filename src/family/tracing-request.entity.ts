import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** The search for one relative, from its opening to its outcome. */
@Entity('tracing_request')
export class TracingRequest {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') relativeId!: string;
  @Column('text') priority!: 'urgent' | 'normal';
  @Column('text', { nullable: true }) partner!: string | null;
  @Column('text', { nullable: true }) country!: string | null;
  @Column('bytea', { nullable: true }) referenceSealed!: Buffer | null;
  @Column('timestamptz') openedAt!: Date;
  @Column('text') openedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
