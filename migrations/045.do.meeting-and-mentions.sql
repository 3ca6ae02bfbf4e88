-- The morning meeting of a centre, and notes in which colleagues are named.

-- Who left a centre has left its circle, code and all: the meeting is told how many, and lists those whom it still sees.
create function discharged_since(in_centre text, since timestamptz) returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(distinct coalesce(c.merged_into, c.id))::integer
    from stay s join child_case c on c.id = s.case_id
   where s.centre_code = in_centre and s.discharged_at >= since and s.discharged_precision <> 'month'
     and app_clearance() = 'file'
     and (app_reach() = 'all' or 'centre:' || in_centre = any (app_grantees()) or 'region:' || (select region_code from centre where centre.code = in_centre) = any (app_grantees()))
$$;
comment on function discharged_since is 'How many children left a centre since then, for those who answer for the centre';
grant select on centre to passerelle_definer;
alter function discharged_since(text, timestamptz) owner to passerelle_definer;
revoke all on function discharged_since(text, timestamptz) from public;
grant execute on function discharged_since(text, timestamptz) to passerelle_app;

-- The words of a note stand in case_note, sealed ('colleague.note'); who is named in it, and whether they have read it, here.
alter table case_note add constraint case_note_of_case unique (id, case_id);
create table mention (
  id       uuid primary key,
  case_id  uuid not null references child_case (id),
  note_id  uuid not null,
  user_id  uuid not null references app_user (id),
  named_at timestamptz not null,
  named_by uuid not null references app_user (id),
  read_at  timestamptz,
  version  integer not null default 1,
  constraint mention_of_note foreign key (note_id, case_id) references case_note (id, case_id),
  constraint mention_once unique (note_id, user_id),
  constraint mention_read_after_named check (read_at >= named_at)
);
create index mention_case on mention (case_id);
create index mention_unread on mention (user_id) where read_at is null;
comment on table mention is 'A colleague named in a note: it stands in their day until they have read it. No fact of the case (docs/adr/0045)';
create trigger journal_mention after insert or update or delete on mention for each row execute function journal_change('id');

alter table mention enable row level security;
alter table mention force row level security;
create policy mention_scope on mention to passerelle_app using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy mention_writers on mention as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file' and named_by = app_user_id() and read_at is null);
create policy mention_readers on mention as restrictive for update to passerelle_app using (user_id = app_user_id());
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy mention_not_by_grant_insert on mention as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy mention_not_by_grant_update on mention as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
create policy mention_not_by_grant_delete on mention as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
grant select, insert, update (read_at, version) on mention to passerelle_app;

-- Hand-over of a shift: who leaves writes, who comes confirms. What is written may name children of the whole centre, so it has a key of its own.
create table shift_handover (
  id          uuid primary key,
  centre_code text not null references centre (code),
  note_sealed bytea not null,
  absent      integer not null check (absent >= 0),
  overdue     integer not null check (overdue >= 0),
  due_today   integer not null check (due_today >= 0),
  given_at    timestamptz not null,
  given_by    uuid not null references app_user (id),
  taken_at    timestamptz,
  taken_by    uuid references app_user (id),
  version     integer not null default 1,
  constraint shift_of_centre unique (id, centre_code),
  constraint shift_taken_complete check ((taken_at is null) = (taken_by is null)),
  constraint shift_two_people check (taken_by <> given_by),
  constraint shift_taken_after_given check (taken_at >= given_at)
);
create unique index shift_one_waiting on shift_handover (centre_code) where taken_at is null;
create index shift_of_centre_by_time on shift_handover (centre_code, given_at desc);
comment on table shift_handover is 'absent, overdue, due_today: what was open when the shift was handed over, counted and not typed';
create trigger journal_shift_handover after insert or update or delete on shift_handover for each row execute function journal_change('id');

create table shift_key (
  shift_id    uuid primary key,
  centre_code text not null,
  wrapped     bytea not null,
  key_id      text not null,
  constraint shift_key_of_shift foreign key (shift_id, centre_code) references shift_handover (id, centre_code)
);
create index shift_key_wrapped_by on shift_key (key_id);
comment on table shift_key is 'Not journalled: a key that was destroyed is to be gone';

alter table shift_handover enable row level security;
alter table shift_handover force row level security;
alter table shift_key enable row level security;
alter table shift_key force row level security;
create policy shift_handover_scope on shift_handover to passerelle_app using (app_clearance() = 'file' and app_answers_for_centre(centre_code));
create policy shift_handover_givers on shift_handover as restrictive for insert to passerelle_app with check (given_by = app_user_id() and taken_at is null);
create policy shift_handover_takers on shift_handover as restrictive for update to passerelle_app using (given_by <> app_user_id()) with check (taken_by = app_user_id());
create policy shift_key_scope on shift_key to passerelle_app using (app_clearance() = 'file' and app_answers_for_centre(centre_code));
create policy shift_key_keeper on shift_key to passerelle_keeper using (true) with check (true);
grant select, insert, update (taken_at, taken_by, version) on shift_handover to passerelle_app;
grant select, insert on shift_key to passerelle_app;
grant select, update on shift_key to passerelle_keeper;
