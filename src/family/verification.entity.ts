import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** What one side says of the link: the child, or the relative. The answers lie sealed in a note. */
@Entity('link_statement')
export class LinkStatement {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') relativeId!: string;
  @Column('text') side!: 'child' | 'relative';
  @Column('text') result!: 'agrees' | 'doubtful' | 'contradicts';
  @Column('text') photo!: 'recognised' | 'not-recognised' | 'not-shown';
  @Column('text', { array: true }) documents!: string[];
  @Column('timestamptz') givenAt!: Date;
  @Column('text') givenPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** Whether the link holds: from what both sides said. */
@Entity('link_verification')
export class LinkVerification {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') relativeId!: string;
  @Column('uuid') childStatementId!: string;
  @Column('uuid') relativeStatementId!: string;
  @Column('boolean') verified!: boolean;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz') concludedAt!: Date;
  @Column('text') concludedPrecision!: Precision;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
