import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../platform/known-time/index.js';

/** One deprivation of liberty. The clock runs from startedAt to endedAt, whoever holds the child meanwhile. */
@Entity('custody')
export class Custody {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: 'capture' | 'arrest';
  @Column('bytea') operationSealed!: Buffer | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('text') startedPrecision!: Precision;
  @Column('timestamptz') notifiedAt!: Date;
  @Column('uuid') notifiedUnit!: string | null;
  @Column('timestamptz') endedAt!: Date | null;
  @Column('text') endedPrecision!: Precision | null;
  @Column('text') outcome!: string | null;
  @Column('boolean') situationUnknown!: boolean;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}

/** Held by one authority at one place. */
@Entity('custody_spell')
export class CustodySpell {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') custodyId!: string;
  @Column('uuid') caseId!: string;
  @Column('text') authorityCode!: string;
  @Column('uuid') unitId!: string | null;
  @Column('text') regionCode!: string;
  @Column('text') placeCode!: string | null;
  @Column('bytea') placeSealed!: Buffer | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('text') startedPrecision!: Precision;
  @Column('timestamptz') endedAt!: Date | null;
  @Column('text') endedPrecision!: Precision | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('int') version!: number;
}
