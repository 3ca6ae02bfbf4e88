-- What leaves the circle of those who may see cases: how small cells are protected, and what was answered. Nothing here is about one child.

create table disclosure_setting (
  id          uuid primary key,
  version     integer not null constraint disclosure_setting_version unique check (version > 0),
  method      text not null check (method in ('suppress', 'round')),
  threshold   smallint not null check (threshold between 4 and 99),
  width       smallint not null check (width between 2 and 50),
  base        smallint not null check (base <= 200),
  reason      text not null check (length(reason) between 1 and 300),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  constraint disclosure_base_above_threshold check (base > threshold)
);
comment on table disclosure_setting is 'The newest holds for years that were not answered yet; none: the default of the product';
comment on column disclosure_setting.threshold is 'Counts from 1 to this are small; never below 4, so that nothing under five is shown';

create table disclosed_table (
  id        uuid primary key,
  report    text not null,
  year      smallint not null check (year between 2000 and 2200),
  edition   smallint not null check (edition > 0),
  method    text not null check (method in ('suppress', 'round')),
  threshold smallint not null,
  width     smallint not null,
  base      smallint not null,
  answer    jsonb not null,
  reason    text check (length(reason) between 1 and 300),
  made_at   timestamptz not null,
  made_by   uuid not null references app_user (id),
  constraint disclosed_once unique (report, year, edition),
  constraint disclosed_again_for_a_reason check ((edition = 1) = (reason is null))
);
comment on table disclosed_table is 'What is shown of a calendar year outside the circle: made once, the same for everybody and every time, so that two answers never differ';
comment on column disclosed_table.edition is 'The newest is shown; a further one is made by the Ministry alone, and hides whatever the one before hid';

do $$
declare t text;
begin
  foreach t in array array['disclosure_setting', 'disclosed_table']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(''id'')', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_known on %1$I for select to passerelle_app using (true)', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
create policy disclosure_setting_changed on disclosure_setting for insert to passerelle_app
  with check (app_clearance() = 'file' and app_reach() = 'all' and recorded_by = app_user_id());
create policy disclosed_table_made on disclosed_table for insert to passerelle_app
  with check (made_by = app_user_id() and (edition = 1 or (app_clearance() = 'file' and app_reach() = 'all')));
