import { Inject, Injectable } from '@nestjs/common';
import { CasesService, type OpenCase, Words } from '../cases/index.js';
import { type ChildName, ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { LikelyCaseView } from './duplicates.dto.js';
import { likeness } from './likeness.rules.js';
import { likenessWords } from './likeness-words.js';
import type { Likeness, Profile } from './likeness.vocabulary.js';
import { type NamedFile, NameLookup } from './name-lookup.js';

/** More than a tired person reads. */
const SHOWN = 5;

/** Cases of the acting person's scope that may be the same child. */
@Injectable()
export class LikelyCasesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NameLookup) private readonly names: NameLookup,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  /** Most alike first, inside the running unit of work. @param own the case that is asked about, if there is one yet */
  async alike(profile: Omit<Profile, 'name'>, name: ChildName, own?: string): Promise<LikelyCaseView[]> {
    const asked: Profile = { ...profile, name: (await this.names.compared(name)).parts };
    const named = await this.names.nearest(name);
    const rows = await this.uow.query<ProfileRow>(PROFILES, [named.map(({ id }) => id), own ?? null]);
    const scored = rows
      .map((row) => ({ row, ...best(asked, row, named.filter(({ id }) => id === row.id)) }))
      .filter(({ like }) => like.grade !== 'none')
      .sort((a, b) => b.like.score - a.like.score || a.row.id.localeCompare(b.row.id))
      .slice(0, SHOWN);
    const known = await this.vault.names(scored.flatMap(({ row, namedId }) => [row.id, namedId]));
    const words = new Words(await this.reference.book());
    const views: LikelyCaseView[] = [];
    for (const { row, like, namedId } of scored) views.push(viewOf(await this.cases.read(row.id), like, known.get(row.id) ?? known.get(namedId), words));
    return views;
  }

  /** What a file tells for the comparison. */
  profileOf({ row, facts }: OpenCase): Omit<Profile, 'name'> {
    return {
      sex: row.sex,
      ageYears: row.ageYears,
      regions: [row.originRegion, row.entryRegion, row.regionCode].filter((region) => region !== null),
      captures: facts.flatMap((fact) => (fact.kind === 'custody.started' && fact.at !== null ? [fact.at] : [])),
    };
  }
}

interface ProfileRow {
  readonly id: string;
  readonly sex: Profile['sex'];
  readonly age_years: number | null;
  readonly regions: string[];
  readonly captures: Date[];
}

/** Without the case itself, and without those that somebody found to be another child. */
const PROFILES = `
  select c.id, c.sex, c.age_years, array_remove(array[c.origin_region, c.entry_region, c.region_code], null) as regions,
         array(select cu.started_at from custody cu where cu.case_id = c.id) as captures
    from child_case c
   where c.id = any ($1) and c.id is distinct from $2
     and not exists (select 1 from duplicate_dismissal d where (d.case_id = c.id and d.other_id = $2) or (d.other_id = c.id and d.case_id = $2))`;

/** A child may be named in several files that were merged: the name most alike counts. */
function best(asked: Profile, row: ProfileRow, names: readonly NamedFile[]): { like: Likeness; namedId: string } {
  return names
    .map(({ namedId, parts }) => ({
      namedId,
      like: likeness(asked, { name: parts, sex: row.sex, ageYears: row.age_years, regions: row.regions, captures: row.captures }),
    }))
    .reduce((one, other) => (other.like.score > one.like.score ? other : one));
}

function viewOf({ row, standing }: OpenCase, like: Likeness, name: ChildName | undefined, words: Words): LikelyCaseView {
  return {
    id: row.id,
    code: row.code,
    status: standing.status,
    ...(name && { name: `${name.given} ${name.family}` }),
    sex: row.sex,
    age: { precision: row.agePrecision, ...(row.ageYears !== null && { years: row.ageYears }) },
    where: words.whereabouts(standing.whereabouts),
    grade: like.grade,
    likeness: likenessWords(like),
  };
}
