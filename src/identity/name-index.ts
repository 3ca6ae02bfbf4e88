import { Inject, Injectable } from '@nestjs/common';
import { keyedToken } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { ChildName } from './child-identity.js';
import { writeTokens } from './name-tokens.js';
import { askedForms, comparedForms, type Reach } from './name-tokens.rules.js';
import { TokenSecrets } from './token-secrets.js';

/** What the search is narrowed by. A child of unknown age is never shut out by an age. */
export interface Narrowing {
  readonly status?: string | undefined;
  readonly region?: string | undefined;
  readonly centre?: string | undefined;
  readonly ageFrom?: number | undefined;
  readonly ageTo?: number | undefined;
}

export interface ComparedName {
  readonly parts: readonly string[];
  /** Each part under each secret: of these a child has as many as there are parts, whichever secret its own were made under. */
  readonly tokens: readonly Buffer[];
}

/** So many cases of one token are weighed, the newest. A question of one word is answered by the first few that fit. */
const WEIGHED = 20_000;
const WEIGHED_FOR_ONE_WORD = 500;

/** Finds cases by keyed tokens of names (docs/adr/0014), within what row-level security lets the acting person see. */
@Injectable()
export class NameIndex {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TokenSecrets) private readonly secrets: TokenSecrets,
  ) {}

  /** Replaces all tokens of a case. Inside the running unit of work. */
  async write(caseId: string, name: ChildName): Promise<void> {
    await writeTokens(this.uow, await this.secrets.current(), caseId, name);
  }

  /** What the name of one child is compared by with another's: in clear for names that may be opened, as tokens for those that may not. */
  async compared(name: ChildName): Promise<ComparedName> {
    const parts = comparedForms([name.given, name.family]);
    const secrets = await this.secrets.all();
    return { parts, tokens: secrets.flatMap(({ key }) => parts.map((part) => keyedToken(key, part))) };
  }

  /** The cases whose tokens agree most with those of the text, best first. Inside the running unit of work. */
  async candidates(text: string, narrowing: Narrowing, reach: Reach, limit: number): Promise<string[]> {
    const forms = askedForms(text, reach);
    const asked = (await this.secrets.all()).flatMap(({ key }) => forms.map((form) => ({ ...form, token: keyedToken(key, form.form) })));
    const oneWord = forms.every(({ word }) => word === 0);
    const values = [
      asked.map(({ token }) => token), asked.map(({ word }) => word), asked.map(({ weight }) => weight), asked.map(({ beginning }) => beginning),
      oneWord ? WEIGHED_FOR_ONE_WORD : WEIGHED, limit,
    ];
    const { status = null, region = null, centre = null, ageFrom = null, ageTo = null } = narrowing;
    const narrow = [status, region, centre, ageFrom, ageTo];
    const rows = narrow.every((value) => value === null)
      ? await this.uow.query<{ case_id: string }>(CANDIDATES, values)
      : await this.uow.query<{ case_id: string }>(NARROWED, [...values, ...narrow]);
    return rows.map((row) => row.case_id);
  }
}

/**
 * Each token brings the cases it is found at. A word says the more the fewer cases it leads to; of its tokens the one that says most
 * counts, and the words of the question add up.
 */
const statement = (lists: string): string => `
  with lists as materialized (${lists}), asked as (
    select a.word, a.weight, a.beginning, lists.cases, cardinality(lists.cases) as n
      from unnest($1::bytea[], $2::int[], $3::float8[], $4::bool[]) as a (token, word, weight, beginning) join lists using (token)
  ), telling as (
    select word, cases, weight / (1 + log(1 + case when beginning then n else max(n) filter (where not beginning) over (partition by word) end)) as says
      from asked where n > 0
  ), words as (
    select case_id, word, max(says) as says from telling, unnest(cases) as case_id group by case_id, word
  )
  select case_id from words group by case_id order by sum(says) desc, case_id desc limit $6`;

const CANDIDATES = statement(`
    select a.token, newest.cases from (select distinct token from unnest($1::bytea[]) as asked (token)) a
     cross join lateral (
       select array_agg(t.case_id) as cases from (select case_id from name_token where token = a.token order by case_id desc limit $5) t
     ) newest`);

/** "is true" keeps the planner from a join for each token: the cases within the narrowing are worked out once, and looked into. */
const NARROWED = statement(`
    select a.token, newest.cases from (select distinct token from unnest($1::bytea[]) as asked (token)) a
     cross join lateral (
       select array_agg(t.case_id) as cases from (
         select case_id from name_token where token = a.token and (case_id in (
           select c.id from child_case c
            where ($7::text is null or c.status = $7) and ($8::text is null or c.region_code = $8) and ($9::text is null or c.centre_code = $9)
              and ($10::int is null or c.age_years is null or c.age_years >= $10) and ($11::int is null or c.age_years is null or c.age_years <= $11))) is true
         order by case_id desc limit $5) t
     ) newest`);
