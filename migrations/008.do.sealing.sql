-- Identity sealed apart: keys say what wrapped them, the tokens' key is a secret of its own, and no free text stands in clear.

-- Version 0.1 kept some free text in clear, and its journal, which nobody can rewrite, holds it too. Known places become codes;
-- what people typed is not carried over by half: such a database is to be begun anew (docs/adr/0013).
do $$
declare t text;
begin
  foreach t in array array['custody', 'custody_spell', 'service_record', 'acknowledgement'] loop
    execute format('alter table %I no force row level security', t); -- to be looked at whole, also by an owner who is no superuser
  end loop;
  if exists (select from custody where operation is not null)
     or exists (select from acknowledgement)
     or exists (select from custody_spell s where s.place_text is not null and not exists (select from place p where p.name = s.place_text))
     or exists (select from service_record where detail is not null and recorded_by <> '0193a000-0000-7000-8000-000000000001') then
    raise exception 'this database holds free text in clear, in its journal too, from before it was sealed: begin with an empty one (docs/adr/0013-sealed-apart.md)';
  end if;
end $$;

alter table custody_spell add column place_code text references place (code), add column place_sealed bytea;
update custody_spell s set place_code = (select p.code from place p where p.name = s.place_text order by (p.region_code = s.region_code) desc, p.code limit 1) where place_text is not null;
alter table custody_spell drop column place_text, add constraint spell_place_once check (place_code is null or place_sealed is null);
comment on column custody_spell.place_sealed is 'A place in somebody''s own words, sealed with the child''s key; a known place is a code';
alter table custody drop column operation, add column operation_sealed bytea;
alter table service_record drop column detail, add column detail_sealed bytea;
alter table acknowledgement drop column note, add column note_sealed bytea not null;
do $$
declare t text;
begin
  foreach t in array array['custody', 'custody_spell', 'service_record', 'acknowledgement'] loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- Who wraps. 'unnamed': from before keys had names.
alter table child_key add column key_id text not null default 'unnamed';
alter table child_key alter column key_id drop default;
create index child_key_wrapped_by on child_key (key_id);

create table sealed_secret (
  id         integer generated always as identity primary key,
  purpose    text not null check (purpose in ('name-tokens')),
  wrapped    bytea not null,
  key_id     text not null,
  made_under text not null,
  made_at    timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
create unique index sealed_secret_current on sealed_secret (purpose) where retired_at is null;
comment on table sealed_secret is 'Random secrets of this database, wrapped like the children''s keys. Not journalled: a secret that was replaced is to be gone';
comment on column sealed_secret.made_under is 'The installation key at its birth: another one now means that the secret is to be renewed too';
comment on column sealed_secret.retired_at is 'Since when nothing new is written under it; it is deleted once no token is left';

-- The tokens so far hang on the installation key itself. They are made again from the sealed names: npm run cli -- migrate does it.
truncate name_token;
alter table name_token add column secret_id integer not null references sealed_secret (id);
create index name_token_secret on name_token (secret_id);

alter table sealed_secret enable row level security;
alter table sealed_secret force row level security;
create policy sealed_secret_use on sealed_secret for select to passerelle_app using ((select app_clearance()) = 'file');
create policy sealed_secret_first on sealed_secret for insert to passerelle_app with check ((select app_clearance()) = 'file' and retired_at is null);
grant select, insert on sealed_secret to passerelle_app;

-- Sealing asks for a key, and so does reading one's own custody; the monitor, who sees facts alone, needs none.
drop policy child_key_use on child_key;
create policy child_key_use on child_key for select to passerelle_app using ((select app_clearance()) in ('custody', 'file')
  and ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = child_key.case_id and a.grantee = any ((select app_grantees())::text[]))));
drop policy child_key_write on child_key;
create policy child_key_write on child_key for insert to passerelle_app with check ((select app_clearance()) in ('custody', 'file')
  and ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = child_key.case_id and a.grantee = any ((select app_grantees())::text[]))));
-- Whoever was told of a deadline may answer it, also when the child has left their circle since: alert_own lets nobody see another's.
create policy child_key_told on child_key for insert to passerelle_app with check (exists (select 1 from alert a where a.case_id = child_key.case_id));

-- The notes beside a deadline are for those who were told of it, also out of scope. A function and not a policy: as a policy it would
-- be weighed for every name of every list.
create function keys_of_the_told(cases uuid[]) returns table (case_id uuid, wrapped bytea, key_id text)
  language sql security definer set search_path = public stable as $$
  select k.case_id, k.wrapped, k.key_id from child_key k
   where k.case_id = any (cases) and exists (select from alert a where a.case_id = k.case_id and a.recipient_id = app_user_id()) $$;
create policy child_key_definer on child_key for select to passerelle_definer using (true);
create policy alert_definer on alert for select to passerelle_definer using (true);
grant select on child_key, alert to passerelle_definer;
create index alert_case on alert (case_id, recipient_id);
alter function keys_of_the_told(uuid[]) owner to passerelle_definer;
revoke execute on function keys_of_the_told(uuid[]) from public;
grant execute on function keys_of_the_told(uuid[]) to passerelle_app;

-- The operator's role for keys. It cannot log in: only whoever holds the owner's password can become it. It reads wrapped keys and
-- sealed names, writes keys and tokens, and reaches no fact of any case. Row-level security holds the owner itself, hence a role.
grant usage on schema public to passerelle_keeper;
create policy child_key_keeper on child_key to passerelle_keeper using (true) with check (true);
create policy child_identity_keeper on child_identity for select to passerelle_keeper using (true);
create policy name_token_keeper on name_token to passerelle_keeper using (true) with check (true);
create policy sealed_secret_keeper on sealed_secret to passerelle_keeper using (true) with check (true);
grant select, update on child_key to passerelle_keeper;
grant select on child_identity to passerelle_keeper;
grant select, insert, delete on name_token to passerelle_keeper;
grant select, insert, update, delete on sealed_secret to passerelle_keeper;

-- Photo of the child and attachments. What they are called may name people as much as what they show.
create table document (
  id           uuid primary key,
  case_id      uuid not null references child_case (id),
  kind         text not null check (kind in ('photo', 'attachment')),
  media_type   text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size         integer not null check (size > 0),
  about_sealed bytea not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  constraint photo_is_an_image check (kind <> 'photo' or media_type like 'image/%')
);
create index document_case on document (case_id, recorded_at);
create trigger journal_document after insert or update or delete on document for each row execute function journal_change('id');
comment on column document.about_sealed is 'File name and description, sealed with the child''s key';

create table document_content (
  document_id uuid primary key references document (id),
  case_id     uuid not null references child_case (id),
  sealed      bytea not null
);
alter table document_content alter column sealed set storage external; -- what is encrypted does not get smaller
comment on table document_content is 'Not journalled: the bytes once, beside what the journal says of them';

do $$
declare t text;
begin
  foreach t in array array['document', 'document_content'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))))$p$, t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
