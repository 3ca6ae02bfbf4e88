-- Finding a name without storing it (docs/adr/0014): a name is kept under its spelling, its sound, its consonants, the family of names
-- it belongs to, and its beginnings. The tokens so far knew exact words only; they are made anew from the sealed names.
truncate name_token;
alter table name_token add column if not exists secret_id integer not null;
alter table name_token add constraint name_token_length check (length(token) = 16);

-- Looked for by token, read from the index alone, the newest case first.
alter table name_token drop constraint name_token_pkey;
drop index name_token_token;
alter table name_token add primary key (token, case_id);
create index name_token_case on name_token (case_id);

-- A search reads tens of thousands of tokens: which cases the person may see is looked up once a statement, not once a token.
drop policy name_token_scope on name_token;
create policy name_token_scope on name_token to passerelle_app
  using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
    or case_id in (select a.case_id from case_access a where a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))));

comment on table name_token is 'Keyed digests of what a name is found by. Which kind a token is of, it does not tell';
comment on column name_token.secret_id is 'Under which key the token was made';
