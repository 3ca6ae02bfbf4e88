import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody of the child's family, or who cared for the child: in codes. Names, village and telephone lie sealed. */
@Entity('relative')
export class Relative {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') relationship!: string;
  @Column('text') carer!: 'lawful' | 'in-fact' | 'none' | 'unknown';
  @Column('text') life!: 'alive' | 'dead' | 'unknown';
  @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('text', { nullable: true }) country!: string | null;
  @Column('bytea', { nullable: true }) sealed!: Buffer | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
