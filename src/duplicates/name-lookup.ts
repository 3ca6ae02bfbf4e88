import { Inject, Injectable } from '@nestjs/common';
import { type ChildName, ChildVault, type ComparedName, NameIndex } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';

/** A file whose name has parts in common with the one that is looked for. */
export interface NamedFile {
  /** The file in which the child is followed. */
  readonly id: string;
  /** The file that holds this name: another one where it was merged. */
  readonly namedId: string;
  readonly parts: readonly string[];
}

const NEAREST = 50;

/** All that this module knows of how names are found. Whoever finds names another way changes this file alone. */
@Injectable()
export class NameLookup {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(ChildVault) private readonly vault: ChildVault,
  ) {}

  async compared(name: ChildName): Promise<ComparedName> {
    return await this.index.compared(name);
  }

  /** Of the acting person's scope, the most alike first. Inside the running unit of work. */
  async nearest(name: ChildName): Promise<NamedFile[]> {
    const ids = await this.index.candidates(`${name.given} ${name.family}`, {}, 'near', NEAREST);
    const names = await this.vault.names(ids);
    const rows = await this.uow.query<{ id: string; namedId: string }>('select coalesce(merged_into, id) as id, id as "namedId" from child_case where id = any ($1::uuid[]) order by id', [ids]);
    const files: NamedFile[] = [];
    for (const row of rows) {
      const known = names.get(row.namedId);
      if (known !== undefined) files.push({ ...row, parts: (await this.index.compared(known)).parts });
    }
    return files;
  }
}
