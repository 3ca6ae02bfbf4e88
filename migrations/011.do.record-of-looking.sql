-- The record of looking and changing, for those who may read it: who looked at a child, what the auditor reads, and the heads of the
-- two chains that are published outside so that nobody can rewrite them unseen (docs/adr/0016).

-- A list of names is one look at many children: their ids stand in its detail. Found by child, without a row for each.
create index access_log_cases on access_log using gin ((detail -> 'cases') jsonb_path_ops) where detail ? 'cases';
create index access_log_actor on access_log (actor, id);
-- The row before this one, of subjects that belong to no case; those of a case are found through journal_case.
create index journal_without_case on journal (subject, subject_id, id) where case_id is null;

-- Looks at one case, newest first, for whoever may read its file now; nothing for anybody else.
create function looks_at(which uuid, before uuid, how_many integer)
  returns table (id uuid, kind text, in_list boolean, recorded_at timestamptz, actor uuid, display_name text, role text, region_code text, centre_code text, unit_id uuid)
  language plpgsql security definer stable set search_path = public as $$
#variable_conflict use_column
declare
  upper_end uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  if app_clearance() <> 'file' or not (app_reach() = 'all'
     or exists (select 1 from case_access a where a.case_id = which and a.level = 'file' and a.grantee = any (app_grantees()))) then
    return;
  end if;
  return query
    -- Materialized: through the index of children, not by reading the whole log backwards until a page is full.
    with listed as materialized (
      select a.id, a.kind, true as in_list, a.recorded_at, a.actor from access_log a
       where a.detail ? 'cases' and a.detail -> 'cases' @> jsonb_build_array(which::text) and a.case_id is distinct from which and a.id < upper_end
    ), direct as (
      select a.id, a.kind, false as in_list, a.recorded_at, a.actor from access_log a where a.case_id = which and a.id < upper_end order by a.id desc limit how_many
    ), looks as (
      select * from listed union all select * from direct order by id desc limit how_many
    )
    select l.id, l.kind, l.in_list, l.recorded_at, l.actor, u.display_name, u.role, u.region_code, u.centre_code, u.unit_id
      from looks l left join app_user u on u.id = l.actor order by l.id desc;
end $$;

-- The auditor reaches no case. Its code, which names nobody, is all that the pages of the record need of it.
create function audited_case_codes(ids uuid[]) returns table (id uuid, code text) language sql security definer stable set search_path = public as $$
  select c.id, c.code from child_case c where app_clearance() = 'audit' and c.id = any (ids) $$;
create function audited_case(wanted text) returns uuid language sql security definer stable set search_path = public as $$
  select c.id from child_case c where app_clearance() = 'audit' and c.code = wanted $$;

create table published_head (
  id       uuid primary key default uuidv7(),
  day      date not null,
  stream   text not null check (stream in ('journal', 'access-log')),
  position bigint not null check (position >= 0),
  hash     bytea not null check (length(hash) = 32),
  at       timestamptz not null,
  constraint published_head_once unique (day, stream)
);
comment on table published_head is 'Where each chain ended on a day, mailed and printed: what is kept outside is what a rewritten chain fails against';
create trigger published_head_append_only before update or delete or truncate on published_head for each statement execute function refuse_change();
-- The head of the access log thus stands in the journal's chain too.
create trigger journal_published_head after insert on published_head for each row execute function journal_change('id');

create table head_letter (
  id           uuid primary key default uuidv7(),
  day          date not null,
  recipient_id uuid not null references app_user (id),
  state        text not null check (state in ('queued', 'sent', 'failed')),
  attempts     smallint not null default 0,
  next_try_at  timestamptz,
  sent_at      timestamptz,
  last_error   text,
  constraint head_letter_once unique (day, recipient_id),
  constraint head_letter_waits_or_not check ((state = 'queued') = (next_try_at is not null))
);
create index head_letter_queued on head_letter (next_try_at) where state = 'queued';
comment on table head_letter is 'One letter an auditor and a day: how the heads leave the house';

-- The heads of a day, once. @returns how many were written
create function publish_heads(on_day date, at_instant timestamptz) returns integer language plpgsql security definer set search_path = public as $$
declare
  written integer;
begin
  insert into published_head (day, stream, position, hash, at)
    select on_day, replace(p.stream, '_', '-'), p.position, p.hash, at_instant from seal_progress p order by p.stream
    on conflict (day, stream) do nothing;
  get diagnostics written = row_count;
  return written;
end $$;

-- Published heads at whose position the chain no longer has that hash, or has nothing: the record was rewritten or cut.
create function broken_heads() returns table (day date, stream text, head_position bigint) language sql security definer stable set search_path = public as $$
  select h.day, h.stream, h.position from published_head h
   where h.position > 0 and not exists (
     select 1 from journal_seal s where h.stream = 'journal' and s.position = h.position and s.hash = h.hash
     union all
     select 1 from access_log_seal s where h.stream = 'access-log' and s.position = h.position and s.hash = h.hash)
   order by h.day, h.stream $$;

alter table published_head enable row level security;
alter table published_head force row level security;
alter table head_letter enable row level security;
alter table head_letter force row level security;
create policy published_head_definer on published_head to passerelle_definer using (true) with check (true);
create policy published_head_worker on published_head for select to passerelle_worker using (true);
create policy published_head_audit on published_head for select to passerelle_app using ((select app_clearance()) = 'audit');
create policy head_letter_worker on head_letter to passerelle_worker using (true) with check (true);
create policy head_letter_audit on head_letter for select to passerelle_app using ((select app_clearance()) = 'audit');

grant select, insert on published_head to passerelle_definer;
grant select on published_head to passerelle_worker, passerelle_app;
grant select on head_letter to passerelle_worker, passerelle_app;
grant insert (day, recipient_id, state, next_try_at), update (state, attempts, next_try_at, sent_at, last_error) on head_letter to passerelle_worker;

alter function looks_at(uuid, uuid, integer) owner to passerelle_definer;
alter function audited_case_codes(uuid[]) owner to passerelle_definer;
alter function audited_case(text) owner to passerelle_definer;
alter function publish_heads(date, timestamptz) owner to passerelle_definer;
alter function broken_heads() owner to passerelle_definer;
revoke execute on function looks_at(uuid, uuid, integer), audited_case_codes(uuid[]), audited_case(text), publish_heads(date, timestamptz), broken_heads() from public;
grant execute on function looks_at(uuid, uuid, integer), audited_case_codes(uuid[]), audited_case(text) to passerelle_app;
grant execute on function publish_heads(date, timestamptz) to passerelle_worker;
grant execute on function broken_heads() to passerelle_worker, passerelle_app;

-- Who the access log names when an operator exports a chain from the command line. No password, and not active: nobody signs in with it,
-- and no letter goes to it.
set role passerelle_definer;
insert into app_user (id, email, display_name, role, active) values
  ('0193a000-0000-7000-8000-000000000011', 'exploitation@passerelle.invalid', 'Exploitation (ligne de commande)', 'auditor', false);
reset role;
