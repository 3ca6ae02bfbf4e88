import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Asked for by one person, approved or refused by another; an approved one may be taken back, and the case is open again. */
@Entity('closure')
export class Closure {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') reason!: string;
  /** Points of the checklist: what the person answered for, and what is not met. */
  @Column('text', { array: true }) confirmed!: string[];
  @Column('text', { array: true }) unmet!: string[];
  @Column('text') status!: 'requested' | 'approved' | 'refused';
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') decidedAt!: Date | null;
  @Column('uuid') decidedBy!: string | null;
  @Column('timestamptz') reopenedAt!: Date | null;
  @Column('uuid') reopenedBy!: string | null;
  @Column('text') reopeningReason!: string | null;
  @Column('int') version!: number;
}
