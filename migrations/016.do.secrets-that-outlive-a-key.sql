-- Secrets of the database for other purposes than names: they are wrapped like the children's keys, so that what is sealed under them
-- (seeds of one-time codes, recovery codes, numbers of erased register lines) outlives a renewal of the installation key.
alter table sealed_secret drop constraint sealed_secret_purpose_check;
alter table sealed_secret add constraint sealed_secret_purpose_check check (purpose in ('name-tokens', 'second-factor', 'erased-numbers'));

-- An erasure that a crash interrupted is carried out at the next start, for nobody: its secret asks for nobody.
drop policy sealed_secret_use on sealed_secret;
drop policy sealed_secret_first on sealed_secret;
create policy sealed_secret_use on sealed_secret for select to passerelle_app
  using (case purpose when 'name-tokens' then (select app_clearance()) = 'file' when 'second-factor' then (select app_user_id()) is not null else true end);
create policy sealed_secret_first on sealed_secret for insert to passerelle_app
  with check (retired_at is null
    and case purpose when 'name-tokens' then (select app_clearance()) = 'file' when 'second-factor' then (select app_user_id()) is not null else true end);

-- The operator's commands (demonstration, list of destroyed keys) act as the definer, never for names.
create policy sealed_secret_definer on sealed_secret to passerelle_definer using (purpose <> 'name-tokens') with check (purpose <> 'name-tokens');
grant select, insert on sealed_secret to passerelle_definer;

-- Keys of requests between regions are wrapped too: renewed with the others.
alter table duplicate_request_key add column key_id text not null;
create index duplicate_request_key_wrapped_by on duplicate_request_key (key_id);
create policy duplicate_request_key_keeper on duplicate_request_key to passerelle_keeper using (true) with check (true);
grant select, update on duplicate_request_key to passerelle_keeper;
