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
grant update (passed_on_at, version) on absence to passerelle_worker;
grant update (absence_id, version) on alert to passerelle_worker;

-- Nothing follows an acknowledgement: told again after this time, and again after each such time, until the fact comes.
alter table time_limit_rule add column renew_after text not null default 'PT24H' check (renew_after::interval >= interval '1 hour');
comment on column time_limit_rule.renew_after is 'ISO 8601; a programme standard, to be confirmed by the Ministry';

alter table acknowledgement add column renew_at timestamptz;
alter table acknowledgement no force row level security; -- to be filled whole, also by an owner who is no superuser
update acknowledgement set renew_at = at + interval '24 hours';
alter table acknowledgement force row level security;
alter table acknowledgement alter column renew_at set not null;
alter table acknowledgement add constraint acknowledgement_renewed_later check (renew_at > at);

alter table deadline_watch add column renew_at timestamptz;
alter table deadline_watch add column look_at timestamptz generated always as (least(next_at, renew_at)) stored;
drop index deadline_watch_next;
create index deadline_watch_look on deadline_watch (look_at) where look_at is not null;
comment on column deadline_watch.renew_at is 'When those told are told again, because nothing has followed an acknowledgement; null: nobody has acknowledged';
comment on column deadline_watch.look_at is 'What the sweep goes by: the next step of the ladder or the next renewal, whichever comes first';

-- Whoever was told may acknowledge, also who has lost sight of the case since and so could not change its watch.
create function watch_acknowledged() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update deadline_watch set renew_at = coalesce(renew_at, new.renew_at) where deadline_id = new.deadline_id;
  return null;
end $$;
create policy deadline_watch_definer on deadline_watch to passerelle_definer using (true) with check (true);
grant select, update (renew_at) on deadline_watch to passerelle_definer;
alter function watch_acknowledged() owner to passerelle_definer;
create trigger acknowledgement_watched after insert on acknowledgement for each row execute function watch_acknowledged();
alter table deadline_watch no force row level security;
alter table acknowledgement no force row level security;
update deadline_watch w set renew_at = k.renew_at from (select deadline_id, min(renew_at) as renew_at from acknowledgement group by 1) k where k.deadline_id = w.deadline_id;
alter table acknowledgement force row level security;
alter table deadline_watch force row level security;

-- The worker asks who reaches a case before it tells a stand-in of it.
create policy case_access_worker on case_access for select to passerelle_worker using (true);
grant select on case_access to passerelle_worker;

-- An absence is known to the person, to who stands in, and to colleagues who care, keep accounts or watch over the data: they are told in
-- its place, or answer for the post. It is recorded by the person, by who manages the place, by the Ministry and the administrators; which
-- of them for whom, and who may stand in, is decided by the rules (src/alerts/absence.rules.ts).
create policy absence_known on absence for select to passerelle_app
  using (user_id = (select app_user_id()) or stand_in_id = (select app_user_id()) or (select app_clearance()) in ('file', 'admin', 'audit'));
create function manages_absence_of(who uuid) returns boolean language sql stable parallel safe
  return who = app_user_id() or app_clearance() = 'admin' or (app_clearance() = 'file' and (app_reach() = 'all' or exists (
    select 1 from app_user u left join centre c on c.code = u.centre_code
     where u.id = who and ('region:' || coalesce(c.region_code, u.region_code) = any (app_grantees()) or 'centre:' || u.centre_code = any (app_grantees())))));
create policy absence_recorded on absence for insert to passerelle_app with check (recorded_by = (select app_user_id()) and manages_absence_of(user_id));
create policy absence_ended on absence for update to passerelle_app using (manages_absence_of(user_id)) with check (ended_by = (select app_user_id()));
grant select, insert (id, user_id, from_at, until_at, stand_in_id, recorded_by, recorded_at) on absence to passerelle_app;
grant update (ended_at, ended_by, version) on absence to passerelle_app;

-- People of one unit know each other: one of them stands in for another.
create policy app_user_of_unit on app_user for select to passerelle_app using (unit_id is not null and ('unit:' || unit_id) = any ((select app_grantees())::text[]));

-- One message a person and day: what is overdue and due, in numbers and case codes. A row is written also where there is nothing to say,
-- so that the day is known to be done.
create table digest (
  id           uuid primary key default uuidv7(),
  recipient_id uuid not null references app_user (id),
  day          date not null,
  body         jsonb,
  created_at   timestamptz not null,
  state        text not null check (state in ('nothing', 'queued', 'sent', 'failed')),
  attempts     smallint not null default 0,
  next_try_at  timestamptz,
  sent_at      timestamptz,
  last_error   text,
  constraint digest_once unique (recipient_id, day),
  constraint digest_nothing check ((body is null) = (state = 'nothing')),
  constraint digest_waits_or_not check ((state = 'queued') = (next_try_at is not null))
);
create index digest_queued on digest (next_try_at) where state = 'queued';
alter table digest enable row level security;
alter table digest force row level security;
create policy digest_worker on digest to passerelle_worker using (true) with check (true);
grant select, insert on digest to passerelle_worker;
grant update (state, attempts, next_try_at, sent_at, last_error) on digest to passerelle_worker;
