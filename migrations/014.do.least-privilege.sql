-- What the generated queries of test/access found open to a connection of the application, beyond what its routes ask for.

-- A name that a definer function leaves unqualified is looked up among temporary tables first, unless pg_temp is named last: whoever
-- can make a temporary table could lend the function a table of their own (PostgreSQL, CREATE FUNCTION, "Writing SECURITY DEFINER
-- Functions Safely").
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
  loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f);
  end loop;
end $$;

-- Who works here: colleagues who care for children and those who keep the accounts and the journal see each other. Everybody else
-- (liaison, task force, analyst) sees themself, and who has answered for something they were told of.
drop policy app_user_colleagues on app_user;
create policy app_user_known on app_user for select to passerelle_app using (
  (select app_clearance()) in ('file', 'admin', 'audit') and (select app_user_id()) is not null
  or id = (select app_user_id())
  or exists (select 1 from acknowledgement a where a.by = app_user.id));

-- Looking is not writing: who sees the facts of every case writes none of them. And no grant makes a liaison see care.
do $$
declare t text;
begin
  foreach t in array array['child_case', 'custody', 'custody_spell', 'handover', 'deadline', 'case_note']
  loop
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) in ('custody', 'file'))$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) in ('custody', 'file'))$p$, t);
  end loop;
  foreach t in array array['stay', 'placement', 'service_record', 'visit', 'closure']
  loop
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using ((select app_clearance()) in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
  end loop;
end $$;
-- That two files are of one child is said, and taken back, by those who read whole files.
create policy case_merge_writers on case_merge as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file');
create policy case_merge_changers on case_merge as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
create policy duplicate_dismissal_writers on duplicate_dismissal as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file');
create policy duplicate_sight_changers on duplicate_sight as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
create policy child_key_users on child_key as restrictive for select to passerelle_app using ((select app_clearance()) in ('custody', 'file'));

-- Access is written by a definer function, for whoever may see the case. That somebody may write it does not mean for themself.
create function case_access_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if app_user_id() is null then return new; end if; -- nobody is acting: the owner, at work on the database itself
  if app_clearance() not in ('custody', 'file') or (app_clearance() = 'custody' and new.level = 'file' and new.grantee = any (app_grantees())) then
    raise exception 'access beyond one''s own clearance' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger case_access_within_clearance before insert or update on case_access for each row execute function case_access_guard();

-- What the sweep is to watch can be read by all, and changed only by who sees the deadline: a watch taken away is a silent deadline.
alter table deadline_watch enable row level security;
alter table deadline_watch force row level security;
create policy deadline_watch_worker on deadline_watch to passerelle_worker using (true) with check (true);
create policy deadline_watch_read on deadline_watch for select to passerelle_app using (true);
-- Written in one statement with its deadline, which a policy cannot see yet; the foreign key can.
create policy deadline_watch_write on deadline_watch for insert to passerelle_app with check ((select app_clearance()) in ('custody', 'file'));
create policy deadline_watch_change on deadline_watch for update to passerelle_app using (exists (select 1 from deadline d where d.id = deadline_id));
create policy deadline_watch_settle on deadline_watch for delete to passerelle_app using (exists (select 1 from deadline d where d.id = deadline_id));
