import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './roles.vocabulary.js';

@Entity('app_user')
export class User {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text') displayName!: string;
  @Column('text') role!: Role;
  @Column('text') regionCode!: string | null;
  @Column('text') centreCode!: string | null;
  @Column('uuid') unitId!: string | null;
  @Column('text') partnerCode!: string | null;
  @Column('text') locale!: 'fr' | 'en';
  @Column('boolean') active!: boolean;
  @Column('int') version!: number;
}
