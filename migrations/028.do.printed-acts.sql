-- Numbered papers of the child's way: what each says lies sealed with the child's key, and its number is given once (docs/adr/0032).

create table act_kind (
  kind      text primary key check (kind in ('handover', 'admission', 'discharge', 'reunification', 'closure')),
  prefix    text not null unique check (prefix ~ '^[A-Z]{2}$'),
  title     text not null,
  heading   text not null,
  confirmed boolean not null default false
);
comment on table act_kind is 'How each kind of paper is numbered, entitled and headed. confirmed: the Ministry has said so; until then it is an assumption of ours, and the page says it';
insert into act_kind (kind, prefix, title, heading)
select kind, prefix, title, E'République du Mali\nMinistère de la Promotion de la Femme, de l’Enfant et de la Famille'
  from (values ('handover', 'AR', 'Acte de remise'), ('admission', 'FA', 'Fiche d’admission'), ('discharge', 'AS', 'Acte de sortie'),
    ('reunification', 'RF', 'Acte de réunification familiale'), ('closure', 'CD', 'Acte de clôture du dossier')) as kinds (kind, prefix, title);
grant select on act_kind to passerelle_app, passerelle_worker, passerelle_reader;

create table act_series (
  series text primary key check (series ~ '^[A-Z]{2}-[0-9]{4}-[A-Z]+$'),
  last   integer not null check (last > 0)
);
comment on table act_series is 'The last number given, by kind, year and region. Nobody but the trigger below counts';

create table act (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  kind           text not null references act_kind (kind),
  fact_id        uuid not null,
  rests_on       text[] not null check (cardinality(rests_on) > 0),
  series         text not null references act_series (series),
  serial         integer not null check (serial > 0),
  number         text not null generated always as (series || '-' || case when serial < 10000 then lpad(serial::text, 4, '0') else serial::text end) stored unique,
  content_sealed bytea not null,
  content_hash   bytea not null check (length(content_hash) = 32),
  issued_at      timestamptz not null,
  issued_by      uuid not null references app_user (id),
  voided_at      timestamptz,
  voided_by      uuid references app_user (id),
  void_reason    text check (void_reason in ('fact-corrected', 'mistake')),
  scan_id        uuid references document (id),
  scanned_at     timestamptz,
  scanned_by     uuid references app_user (id),
  version        integer not null default 1,
  constraint act_number_once unique (series, serial),
  constraint act_void_complete check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
  constraint act_scan_complete check ((scan_id is null) = (scanned_at is null) and (scan_id is null) = (scanned_by is null))
);
create index act_case on act (case_id, issued_at);
create unique index act_one_valid on act (kind, fact_id) where voided_at is null;
create index act_rests_on on act using gin (rests_on) where voided_at is null;
comment on table act is 'A paper that was issued. It is never deleted or numbered anew: what turned out wrong is voided, and the next paper gets the next number';
comment on column act.rests_on is 'The facts whose hours stand on the paper, as "kind row": correct one, and the paper is void';
comment on column act.content_hash is 'SHA-256 of what was sealed, which holds 16 random bytes: it tells nothing of a name, and outlives the key';

-- Without gaps: the number is counted in the transaction that writes the row, under the lock of the series, and nobody else can count.
create function act_takes_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into act_series as s (series, last) values (new.series, 1) on conflict (series) do update set last = s.last + 1 returning last into new.serial;
  return new;
end $$;
create trigger act_takes_number before insert on act for each row execute function act_takes_number();

create function act_stays_void() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'what is void stays as it is' using errcode = 'check_violation', constraint = 'act_stays_void';
end $$;
create trigger act_stays_void before update on act for each row when (old.voided_at is not null) execute function act_stays_void();

-- Another hour is in force: a paper that says the old one must not pass for valid, whoever corrected it and whatever they see of papers.
create function corrected_fact_voids_acts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update act set voided_at = new.recorded_at, voided_by = new.recorded_by, void_reason = 'fact-corrected', version = version + 1
   where voided_at is null and rests_on @> array[new.fact_kind || ' ' || new.row_id];
  return null;
end $$;
create trigger corrected_fact_voids_acts after insert on fact_correction for each row execute function corrected_fact_voids_acts();

-- Whoever holds a paper may ask whether it is ours without seeing the child: what is answered says nothing of anybody.
create function act_to_verify(typed text) returns table (content_hash bytea, voided boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.content_hash, a.voided_at is not null from act a where a.number = typed and app_user_id() is not null $$;

create trigger journal_act after insert or update or delete on act for each row execute function journal_change('id');
alter table act_series enable row level security;
alter table act_series force row level security;
create policy act_series_definer on act_series to passerelle_definer using (true) with check (true);
grant select, insert, update on act_series to passerelle_definer;

alter table act enable row level security;
alter table act force row level security;
create policy act_definer on act to passerelle_definer using (true) with check (true);
grant select, update on act to passerelle_definer;
-- As what is sealed in the file (027).
create policy act_scope on act to passerelle_app using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy act_own_hand on act as restrictive for insert to passerelle_app with check (issued_by = (select app_user_id()) and voided_at is null and scan_id is null);
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy act_not_by_grant_insert on act as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy act_not_by_grant_update on act as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
create policy act_not_by_grant_delete on act as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
grant select on act to passerelle_app;
grant insert (id, case_id, kind, fact_id, rests_on, series, content_sealed, content_hash, issued_at, issued_by) on act to passerelle_app;
grant update (voided_at, voided_by, void_reason, scan_id, scanned_at, scanned_by, version) on act to passerelle_app;

do $$
declare f text;
begin
  foreach f in array array['act_takes_number()', 'corrected_fact_voids_acts()', 'act_to_verify(text)']
  loop
    execute format('alter function %s owner to passerelle_definer', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function act_to_verify(text) to passerelle_app;

-- What the codes on papers are made with: a secret of this database, so that a new installation key does not make every paper a forgery.
alter table sealed_secret drop constraint sealed_secret_purpose_check;
alter table sealed_secret add constraint sealed_secret_purpose_check check (purpose in ('name-tokens', 'second-factor', 'erased-numbers', 'channels', 'acts'));
drop policy sealed_secret_use on sealed_secret;
drop policy sealed_secret_first on sealed_secret;
create policy sealed_secret_use on sealed_secret for select to passerelle_app
  using (case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels', 'acts') then (select app_user_id()) is not null else true end);
create policy sealed_secret_first on sealed_secret for insert to passerelle_app
  with check (retired_at is null
    and case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels', 'acts') then (select app_user_id()) is not null else true end);
