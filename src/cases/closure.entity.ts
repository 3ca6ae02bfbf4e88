import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Asked for by one person, approved or refused by another. */
@Entity('closure')
export class Closure {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') reason!: string;
  @Column('text') status!: 'requested' | 'approved' | 'refused';
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') decidedAt!: Date | null;
  @Column('uuid') decidedBy!: string | null;
  @Column('int') version!: number;
}
