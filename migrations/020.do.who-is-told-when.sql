-- Who is told, and when: quiet hours, absence and stand-in, alerts renewed when nothing follows, the morning's digest (docs/adr/0023).

-- Hours are minutes after midnight in Mali's time, which is UTC all year. No row: the defaults of the configuration.
create table telling_preference (
  user_id    uuid primary key references app_user (id),
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to   smallint check (quiet_to between 0 and 1439),
  digest_at  smallint not null check (digest_at between 0 and 1439),
  version    integer not null default 1,
  constraint telling_quiet_complete check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);
comment on column telling_preference.quiet_from is 'null with quiet_to: this person wants no quiet hours';
create trigger journal_telling_preference after insert or update or delete on telling_preference for each row execute function journal_change('user_id');

create table absence (
  id           uuid primary key default uuidv7(),
  user_id      uuid not null references app_user (id),
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  stand_in_id  uuid references app_user (id),
  recorded_by  uuid not null references app_user (id),
  recorded_at  timestamptz not null,
  ended_at     timestamptz,
  ended_by     uuid references app_user (id),
  passed_on_at timestamptz,
  during       tstzrange generated always as (tstzrange(from_at, coalesce(ended_at, until_at))) stored,
  version      integer not null default 1,
  constraint absence_ends_after_start check (until_at > from_at),
  constraint absence_ended_within check (ended_at >= from_at and ended_at <= until_at),
  constraint absence_end_complete check ((ended_at is null) = (ended_by is null)),
  constraint absence_stand_in_is_another check (stand_in_id <> user_id),
  constraint absence_no_overlap exclude using gist (user_id with =, during with &&)
);
create index absence_stand_in on absence (stand_in_id, until_at) where stand_in_id is not null;
create index absence_to_pass_on on absence (from_at) where passed_on_at is null;
comment on column absence.passed_on_at is 'When all that was told before and not acknowledged had been told to whoever stands in';
create trigger journal_absence after insert or update or delete on absence for each row execute function journal_change('id');

alter table alert add column tell_from timestamptz;
alter table alert add column renewal smallint not null default 0;
alter table alert add column absence_id uuid references absence (id);
alter table alert add column for_absences uuid[] not null default '{}';
alter table alert add constraint alert_tell_later check (tell_from > created_at);
alter table alert drop constraint alert_once;
alter table alert add constraint alert_once unique (deadline_id, step, recipient_id, renewal);
create index alert_absence on alert (absence_id) where absence_id is not null;
comment on column alert.tell_from is 'Quiet hours of the person: leaves the house not before this instant; null: at once';
comment on column alert.renewal is '0: the step itself; n: told for the nth time in the life of the deadline that nothing has followed an acknowledgement';
comment on column alert.absence_id is 'Its recipient was away: kept for them to find, told to whoever stands in, and not delivered';
comment on column alert.for_absences is 'Whose absence brought it to this person';

alter table telling_preference enable row level security;
alter table telling_preference force row level security;
alter table absence enable row level security;
alter table absence force row level security;
create policy telling_preference_own on telling_preference to passerelle_app using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
create policy telling_preference_worker on telling_preference for select to passerelle_worker using (true);
create policy absence_worker on absence to passerelle_worker using (true) with check (true);
grant select, insert, update on telling_preference to passerelle_app;
grant select on telling_preference to passerelle_worker;
grant select on absence to passerelle_worker;
grant update (passed_on_at) on absence to passerelle_worker;
grant update (absence_id, version) on alert to passerelle_worker;
