-- Recovery codes under argon2id with a salt (OWASP ASVS 5.0, 6.5.2): those kept as a keyed digest cannot be turned into such, and end.
-- Whoever had some finds that none are left, and makes new ones.
-- Not by delete: row-level security holds for the owner too.
truncate recovery_code;
alter table recovery_code add column salt bytea not null check (octet_length(salt) = 16);
comment on table recovery_code is 'argon2id of the code; one salt for the ten that are made together, so that a code typed is hashed once';

drop function set_recovery_codes(bytea[]);
create function set_recovery_codes(new_salt bytea, digests bytea[]) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from recovery_code where user_id = app_user_id();
  insert into recovery_code (user_id, digest, salt) select app_user_id(), d, new_salt from unnest(digests) d $$;

create function recovery_salt() returns bytea language sql security definer set search_path = pg_catalog, public, pg_temp stable as $$
  select salt from recovery_code where user_id = app_user_id() and used_at is null limit 1 $$;

alter function set_recovery_codes(bytea, bytea[]) owner to passerelle_definer;
alter function recovery_salt() owner to passerelle_definer;
revoke execute on function set_recovery_codes(bytea, bytea[]), recovery_salt() from public;
grant execute on function set_recovery_codes(bytea, bytea[]), recovery_salt() to passerelle_app;

-- Which cases a person may see with their files, names and tokens is read from the index alone: without the level in it, each search by
-- name read the whole of case_access.
drop index case_access_grantee;
create index case_access_grantee on case_access (grantee, case_id) include (level);
