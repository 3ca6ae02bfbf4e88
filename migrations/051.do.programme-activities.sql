-- What the programme does beside the single child: training, awareness, visits to camps, action plans, closed schools, one-stop centres, partners (docs/adr/0050).

create table activity (
  id            uuid primary key,
  kind          text not null check (kind in ('training', 'awareness', 'camp-visit', 'action-plan', 'closed-schools', 'one-stop-centres', 'partner')),
  status        text not null check (status in ('planned', 'done', 'cancelled')),
  on_day        date not null,
  until_day     date,
  region_code   text references region (code),
  place_code    text references place (code),
  topic         text,
  audience      text,
  partner       text,
  party_code    text references party (code),
  step          text,
  cancel_reason text,
  males         integer check (males >= 0),
  females       integer check (females >= 0),
  sex_unknown   integer check (sex_unknown >= 0),
  schools       integer check (schools >= 0),
  pupils        integer check (pupils >= 0),
  teachers      integer check (teachers >= 0),
  per_cent      smallint check (per_cent between 0 and 100),
  centres       integer check (centres >= 0),
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references app_user (id),
  version       integer not null default 1,
  constraint activity_ends_after_start check (until_day >= on_day),
  constraint activity_cancelled_why check ((status = 'cancelled') = (cancel_reason is not null)),
  constraint activity_people_complete check (num_nonnulls(males, females, sex_unknown) in (0, 3)),
  constraint activity_people_done check (males is null or (status = 'done' and kind in ('training', 'awareness', 'camp-visit'))),
  constraint activity_schools check ((kind = 'closed-schools') = (num_nonnulls(schools, per_cent) > 0) and (kind = 'closed-schools' or num_nonnulls(pupils, teachers) = 0)),
  constraint activity_centres check ((kind = 'one-stop-centres') = (centres is not null))
);
create index activity_day on activity (on_day, kind);
comment on table activity is 'An activity of the programme, in codes and counts: no child, and no words. What is said of a state (closed schools, one-stop centres) holds for its day';
comment on column activity.males is 'Participants of a session; of a visit to a camp the children identified';
create trigger journal_activity after insert or update or delete on activity for each row execute function journal_change('id');
alter table activity enable row level security;
alter table activity force row level security;
create policy activity_reader on activity for select to passerelle_reader using (true);
create policy activity_seen on activity for select to passerelle_app using ((select app_clearance()) in ('facts', 'file'));
create policy activity_recorded on activity for insert to passerelle_app
  with check ((select app_clearance()) = 'file' and ((select app_reach()) = 'all' or 'region:' || region_code = any ((select app_grantees())::text[])));
create policy activity_changed on activity for update to passerelle_app
  using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all' or 'region:' || region_code = any ((select app_grantees())::text[])));
grant select on activity to passerelle_reader;
grant select, insert, update (status, cancel_reason, males, females, sex_unknown, version) on activity to passerelle_app;
