-- Code lists are worded, ordered, added to and retired from a page (docs/adr/0047). A code is never taken away: what was recorded with it stays readable.

alter table code_list
  add column retired_from date,
  add column version      integer not null default 0,
  add column changed_at   timestamptz,
  add column changed_by   uuid references app_user (id),
  add column key          text generated always as (list || '/' || code) stored,
  add constraint code_list_changed_by_somebody check ((changed_at is null) = (changed_by is null) and (changed_at is null) = (version = 0)),
  add constraint code_list_labels_given check (label_fr <> '' and label_en <> '');
create index code_list_changed_by on code_list (changed_by) where changed_by is not null;
comment on column code_list.retired_from is 'The first day on which it is no longer offered, and refused for what happens from then on; null: offered';
comment on column code_list.changed_at is 'null: as the data files say, which then go on wording it; from the first change on it is the people''s';

-- What people change is journalled; what comes with the product is in its own history.
create trigger journal_code_list after insert or update on code_list for each row when (new.changed_by is not null) execute function journal_change('key');

alter table code_list enable row level security;
create policy code_list_app on code_list for select to passerelle_app using (true);
create policy code_list_worker on code_list for select to passerelle_worker using (true);
create policy code_list_reader on code_list for select to passerelle_reader using (true);

create function app_changes_reference() returns boolean language plpgsql stable parallel safe as $$
begin
  return app_clearance() = 'admin' or (app_reach() = 'all' and app_clearance() = 'file');
end $$;
comment on function app_changes_reference is 'Whether the acting person is the Ministry or an administrator';
create policy code_list_added on code_list for insert to passerelle_app with check (app_changes_reference() and changed_by = app_user_id());
create policy code_list_changed on code_list for update to passerelle_app using (app_changes_reference()) with check (app_changes_reference() and changed_by = app_user_id());
grant insert (list, code, label_fr, label_en, category, position, version, changed_at, changed_by), update (label_fr, label_en, position, retired_from, version, changed_at, changed_by) on code_list to passerelle_app;

-- Every process keeps the lists, and hears that they are to be read again.
create function tell_of_reference() returns trigger language plpgsql as $$
begin
  perform pg_notify('passerelle_reference', '');
  return null;
end $$;
create trigger tell_of_code_list after insert or update or delete on code_list for each statement execute function tell_of_reference();
