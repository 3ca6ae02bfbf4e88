-- The places of a centre by sex and age, as versions with a first day, and the admission to a centre that is full.

create table centre_place (
  id             uuid primary key,
  centre_code    text not null references centre (code),
  version        integer not null check (version > 0),
  effective_from date not null,
  sex            text not null check (sex in ('female', 'male')),
  age_from       smallint not null check (age_from >= 0),
  age_to         smallint not null check (age_to <= 25),
  places         smallint not null check (places between 0 and 500),
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  constraint place_ages_in_order check (age_from <= age_to),
  -- A child of one sex and age belongs to one group at most.
  constraint place_groups_apart exclude using gist (centre_code with =, version with =, sex with =, int4range(age_from, age_to, '[]') with &&)
);
comment on table centre_place is 'How many children a centre has places for, by sex and age (completed years, both included). All rows of one version hold together, from their first day until the next version''s';
create trigger journal_centre_places after insert or update or delete on centre_place for each row execute function journal_change('id');
alter table centre_place enable row level security;
create policy centre_place_app on centre_place for select to passerelle_app using (true);
create policy centre_place_reader on centre_place for select to passerelle_reader using (true);
create policy centre_place_worker on centre_place for select to passerelle_worker using (true);
create policy centre_place_written on centre_place for insert to passerelle_app with check ((select app_clearance()) = 'file');
grant select on centre_place to passerelle_reader, passerelle_worker;
grant select, insert on centre_place to passerelle_app;

create table stay_over_places (
  stay_id     uuid primary key references stay (id),
  case_id     uuid not null references child_case (id),
  answer      text check (answer in ('leave-planned', 'transfer-planned', 'places-added')),
  answered_at timestamptz,
  answered_by uuid references app_user (id),
  relieved_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint over_places_answer_complete check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  constraint over_places_answered_after check (answered_at >= recorded_at),
  constraint over_places_relieved_after check (relieved_at >= recorded_at)
);
create index stay_over_places_case on stay_over_places (case_id);
create index stay_over_places_open on stay_over_places (stay_id) where answered_at is null and relieved_at is null;
comment on table stay_over_places is 'An admission in an emergency to a centre without a free place. Why stands in case_note, sealed. It ends with an answer, or once the centre has no more children than places';

create trigger journal_stay_over_places after insert or update or delete on stay_over_places for each row execute function journal_change('stay_id');
create index stay_open on stay (centre_code) where discharged_at is null;

do $$
declare t text;
begin
  foreach t in array array['stay_over_places']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
grant update (answer, answered_at, answered_by, relieved_at, version) on stay_over_places to passerelle_app;

-- Whether there is a place is asked of all children of a centre, also by whoever sees only some of them: it tells numbers, and nobody.
create policy stay_definer on stay for select to passerelle_definer using (true);
grant select on stay to passerelle_definer;
create function centre_taken(which text) returns table (sex text, age_years smallint, children integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.sex, k.age_years, count(distinct k.id)::int
    from stay s join child_case c on c.id = s.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
   where s.centre_code = which and s.discharged_at is null
   group by k.sex, k.age_years
$$;
comment on function centre_taken is 'How many children stay in a centre now, by sex and age: numbers alone';
alter function centre_taken(text) owner to passerelle_definer;
revoke all on function centre_taken(text) from public;
grant execute on function centre_taken(text) to passerelle_app;
