-- Editions: a report frozen with its figures, and what is needed to make the same figures again (docs/adr/0041).

create table edition (
  id             uuid primary key,
  number         text not null unique check (number ~ '^ED-\d{4}-\d{4,}$'),
  report         text not null,
  report_version integer not null,
  period_from    date not null,
  period_to      date not null check (period_to >= period_from),
  position       bigint not null references journal_seal (position),
  content        text not null,
  content_hash   bytea not null check (content_hash = sha256(convert_to(content, 'UTF8'))),
  signature      bytea not null check (octet_length(signature) = 64),
  public_key     bytea not null check (octet_length(public_key) = 32),
  frozen_at      timestamptz not null,
  frozen_by      uuid not null references app_user (id),
  version        integer not null default 1
);
comment on table edition is 'A report frozen: canonical JSON, its hash and its signature (Ed25519). Counts and codes alone, nobody''s name. Never changed, never deleted';
comment on column edition.content is 'Canonical JSON (RFC 8785), to the byte what is hashed and signed';
create index edition_frozen on edition (frozen_at desc);
create trigger edition_append_only before update or delete or truncate on edition for each statement execute function refuse_change();
create trigger journal_edition after insert on edition for each row execute function journal_change('id');

alter table edition enable row level security;
alter table edition force row level security;
create policy edition_read on edition for select to passerelle_app using ((select app_reach()) = 'all' and (select app_clearance()) in ('facts', 'file'));
create policy edition_frozen on edition for insert to passerelle_app
  with check ((select app_reach()) = 'all' and (select app_clearance()) = 'file' and frozen_by = (select app_user_id()));
grant select, insert on edition to passerelle_app;

-- What editions are signed with: a secret of this database, so that a renewed installation key leaves every signature as it is.
alter table sealed_secret drop constraint sealed_secret_purpose_check;
alter table sealed_secret add constraint sealed_secret_purpose_check check (purpose in ('name-tokens', 'second-factor', 'erased-numbers', 'channels', 'acts', 'editions'));
drop policy sealed_secret_use on sealed_secret;
drop policy sealed_secret_first on sealed_secret;
create policy sealed_secret_use on sealed_secret for select to passerelle_app
  using (case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels', 'acts') then (select app_user_id()) is not null
    when purpose = 'editions' then (select app_reach()) = 'all' and (select app_clearance()) = 'file' else true end);
create policy sealed_secret_first on sealed_secret for insert to passerelle_app
  with check (retired_at is null
    and case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels', 'acts') then (select app_user_id()) is not null
      when purpose = 'editions' then (select app_reach()) = 'all' and (select app_clearance()) = 'file' else true end);

-- What was written between two positions about these cases, in these tables: which kind of fact, whether new or changed, and when; no row, no
-- actor. For those who see every case. Of an incident what has its id or names it; incidents are few.
create function entries_between(after_position bigint, up_to bigint, subjects text[], cases uuid[], incidents uuid[]) returns table (case_id uuid, incident_id uuid, known_position bigint, subject text, change text, recorded_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.case_id, null::uuid, s.position, j.subject, j.change, j.recorded_at
    from journal j join journal_seal s on s.journal_id = j.id
   where app_reach() = 'all' and app_clearance() in ('facts', 'file') and j.case_id = any (cases) and j.subject = any (subjects) and s.position > after_position and s.position <= up_to
   union all
  select null, coalesce(j.row ->> 'incident_id', j.subject_id)::uuid, s.position, j.subject, j.change, j.recorded_at
    from journal j join journal_seal s on s.journal_id = j.id
   where app_reach() = 'all' and app_clearance() in ('facts', 'file') and cardinality(incidents) > 0 and j.subject in ('incident', 'violation', 'incident_victim') and j.subject = any (subjects)
     and coalesce(j.row ->> 'incident_id', j.subject_id) = any (incidents::text[]) and s.position > after_position and s.position <= up_to
   order by 3 $$;
alter function entries_between(bigint, bigint, text[], uuid[], uuid[]) owner to passerelle_definer;
revoke execute on function entries_between(bigint, bigint, text[], uuid[], uuid[]) from public;
grant execute on function entries_between(bigint, bigint, text[], uuid[], uuid[]) to passerelle_app;
