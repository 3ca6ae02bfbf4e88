import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** Two-sided: offered by who holds the child, accepted or refused by the centre. Until accepted the child is still held. */
@Entity('handover')
export class Handover {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') custodyId!: string;
  @Column('text') centreCode!: string | null;
  @Column('timestamptz') offeredAt!: Date;
  @Column('text') offeredPrecision!: Precision;
  @Column('text') status!: 'offered' | 'accepted' | 'refused';
  @Column('timestamptz') decidedAt!: Date | null;
  @Column('text') decidedPrecision!: Precision | null;
  @Column('uuid') decidedBy!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
