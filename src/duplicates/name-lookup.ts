import { Inject, Injectable } from '@nestjs/common';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';

/** A file whose name has parts in common with the one that is looked for. */
export interface NamedFile {
  /** The file in which the child is followed. */
  readonly id: string;
  /** The file that holds this name: another one where it was merged. */
  readonly namedId: string;
  readonly tokens: readonly string[];
}

const NEAREST = 50;

/** All that this module knows of how names are found. Whoever finds names another way changes this file alone. */
@Injectable()
export class NameLookup {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
  ) {}

  tokens(name: { readonly given: string; readonly family: string }): Buffer[] {
    return this.vault.tokens(`${name.given} ${name.family}`);
  }

  /** Of the acting person's scope: those with most parts in common first. Inside the running unit of work. */
  async nearest(tokens: readonly Buffer[]): Promise<NamedFile[]> {
    return await this.uow.query<NamedFile>(NEAREST_NAMES, [tokens, NEAREST]);
  }
}

const NEAREST_NAMES = `
  select coalesce(c.merged_into, c.id) as id, c.id as "namedId", (select array_agg(encode(t.token, 'hex')) from name_token t where t.case_id = c.id) as tokens
    from (select t.case_id, count(*) as common from name_token t where t.token = any ($1::bytea[]) group by t.case_id order by common desc, t.case_id limit $2) named
    join child_case c on c.id = named.case_id
   order by named.common desc, c.id`;
