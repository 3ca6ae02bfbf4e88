import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The death of a child: in codes; what happened stands in sealed notes. Withdrawn where it was recorded in error. */
@Entity('death')
export class Death {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('timestamptz') diedAt!: Date;
  @Column('text') diedPrecision!: string;
  @Column('text') cause!: string;
  @Column('text') confirmedBy!: string;
  @Column('text') document!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
