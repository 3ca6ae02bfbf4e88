-- Family, whole: relatives of the child, and the requests by which they are searched for (docs/adr/0036).

create table relative (
  id           uuid primary key,
  case_id      uuid not null references child_case (id),
  relationship text not null,
  carer        text not null check (carer in ('lawful', 'in-fact', 'none', 'unknown')),
  life         text not null check (life in ('alive', 'dead', 'unknown')),
  region_code  text references region (code),
  country      text,
  sealed       bytea,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  constraint relative_in_one_place check (region_code is null or country is null)
);
create index relative_case on relative (case_id);
comment on table relative is 'Somebody of the child''s family, or who cared for the child: in codes. Name, village, telephone stand in sealed, under the child''s key';
comment on column relative.country is 'Where that is another country than this one: a code of the list country; neither region nor country: not known';

create table tracing_request (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  relative_id       uuid not null references relative (id),
  priority          text not null check (priority in ('urgent', 'normal')),
  partner           text,
  country           text,
  reference_sealed  bytea,
  opened_at         timestamptz not null,
  opened_precision  text not null check (opened_precision in ('minute', 'day', 'month')),
  closed_at         timestamptz,
  closed_precision  text check (closed_precision in ('minute', 'day', 'month')),
  closed_recorded_at timestamptz,
  closed_recorded_by uuid references app_user (id),
  outcome           text check (outcome in ('found', 'not-found', 'child-declines', 'danger')),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint tracing_request_closed_after_opened check (closed_at >= opened_at),
  constraint tracing_request_closing_complete check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_precision is null)
    and (closed_at is null) = (closed_recorded_at is null) and (closed_at is null) = (closed_recorded_by is null)),
  constraint tracing_request_reference_of_partner check (reference_sealed is null or partner is not null),
  constraint tracing_request_country_with_partner check (country is null or partner is not null)
);
create index tracing_request_case on tracing_request (case_id);
create unique index tracing_request_one_open on tracing_request (relative_id) where closed_at is null;
comment on table tracing_request is 'The search for one relative, from its opening to its outcome. What was said of it stands in case_note, sealed';
comment on column tracing_request.reference_sealed is 'The partner''s number of the search (ICRC, ISS): it leads to the names in their files, and so is sealed';

alter table tracing_action add column request_id uuid references tracing_request (id), add column actor text, add column result text;
create index tracing_action_request on tracing_action (request_id) where request_id is not null;
comment on column tracing_action.request_id is 'null: a step of the search in general, or from before there were requests';
comment on column tracing_action.actor is 'Who acted: a code of the list tracing-actor';

create table link_statement (
  id              uuid primary key,
  case_id         uuid not null references child_case (id),
  relative_id     uuid not null references relative (id),
  side            text not null check (side in ('child', 'relative')),
  result          text not null check (result in ('agrees', 'doubtful', 'contradicts')),
  photo           text not null check (photo in ('recognised', 'not-recognised', 'not-shown')),
  documents       text[] not null,
  given_at        timestamptz not null,
  given_precision text not null check (given_precision in ('minute', 'day', 'month')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  version         integer not null default 1,
  constraint link_statement_side unique (id, relative_id, side)
);
create index link_statement_case on link_statement (case_id);
comment on table link_statement is 'What the child, or the relative, says of their link, each heard apart. Questions and answers stand in case_note, sealed';

create table link_verification (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  relative_id         uuid not null references relative (id),
  child_statement_id  uuid not null,
  child_side          text not null generated always as ('child') stored,
  relative_statement_id uuid not null,
  relative_side       text not null generated always as ('relative') stored,
  verified            boolean not null,
  reason              text,
  concluded_at        timestamptz not null,
  concluded_precision text not null check (concluded_precision in ('minute', 'day', 'month')),
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint link_verification_not_verified_has_reason check (verified = (reason is null)),
  constraint link_verification_child_heard foreign key (child_statement_id, relative_id, child_side) references link_statement (id, relative_id, side),
  constraint link_verification_relative_heard foreign key (relative_statement_id, relative_id, relative_side) references link_statement (id, relative_id, side)
);
create index link_verification_case on link_verification (case_id);
comment on table link_verification is 'Whether a link holds: from both sides, or not at all';

create table best_interests (
  id                 uuid primary key,
  case_id            uuid not null references child_case (id),
  relative_id        uuid references relative (id),
  child_wish         text not null check (child_wish in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  family_wish        text not null check (family_wish in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  safety             text not null check (safety in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  care_capacity      text not null check (care_capacity in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  community          text not null check (community in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  schooling          text not null check (schooling in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  recruitment_risk   text not null check (recruitment_risk in ('favourable', 'mixed', 'unfavourable', 'not-known')),
  unverified_reason  text,
  remarks_sealed     bytea,
  assessed_at        timestamptz not null,
  assessed_precision text not null check (assessed_precision in ('minute', 'day', 'month')),
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1,
  constraint best_interests_reason_in_words check (unverified_reason is null or remarks_sealed is not null)
);
create index best_interests_case on best_interests (case_id);
comment on table best_interests is 'What would be best for the child, rated part by part; the words of each stand in remarks_sealed';
comment on column best_interests.relative_id is 'To whom the child would return; null: no family is in question';
comment on column best_interests.recruitment_risk is 'Rated from the side of the child: favourable where the risk is low';
comment on column best_interests.unverified_reason is 'Why a return can be decided although the link is not verified';

-- Decisions from before rest on none.
alter table reunification add column assessment_id uuid references best_interests (id);
grant update (assessment_id) on reunification to passerelle_app;

create table family_preparation (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  relative_id    uuid references relative (id),
  kind           text not null check (kind in ('family', 'community', 'mediation')),
  met            text[] not null check (cardinality(met) >= 1),
  outcome        text not null,
  held_at        timestamptz not null,
  held_precision text not null check (held_precision in ('minute', 'day', 'month')),
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1
);
create index family_preparation_case on family_preparation (case_id);
comment on table family_preparation is 'A meeting by which family or community is made ready, or reconciled. Who was met in codes; names and words stand in case_note, sealed';

-- With whom the child lives: a discharge is the one way to a family, and says to which relative.
alter table placement add column relative_id uuid references relative (id);
comment on column placement.relative_id is 'null: not said, or from before there were relatives';

create table alternative_care (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  placement_id      uuid not null unique references placement (id),
  form              text not null check (form in ('kinship', 'foster-long-term', 'supervised-independence', 'other')),
  reason            text not null,
  decided_at        timestamptz not null,
  decided_precision text not null check (decided_precision in ('minute', 'day', 'month')),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1
);
create index alternative_care_case on alternative_care (case_id);
comment on table alternative_care is 'That a placement is durable care where no family can take the child, and why; it ends with its placement';

create table alternative_care_review (
  id                 uuid primary key,
  case_id            uuid not null references child_case (id),
  care_id            uuid not null references alternative_care (id),
  outcome            text not null check (outcome in ('continues', 'family-sought-again', 'change-needed')),
  reviewed_at        timestamptz not null,
  reviewed_precision text not null check (reviewed_precision in ('minute', 'day', 'month')),
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1
);
create index alternative_care_review_case on alternative_care_review (case_id);
comment on table alternative_care_review is 'Whether alternative care is still the best for the child, asked again and again';

do $$
declare t text;
begin
  foreach t in array array['relative', 'tracing_request', 'link_statement', 'link_verification', 'best_interests', 'family_preparation', 'alternative_care', 'alternative_care_review']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
    -- Care: the liaison's level stops before it, and who only looks writes nothing (023, 027).
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;

  foreach t in array array['relative', 'tracing_request', 'alternative_care']
  loop
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;
grant update (decided_at, decided_precision, version) on alternative_care to passerelle_app;
grant update (carer, life, region_code, country, sealed, version) on relative to passerelle_app;
grant update (opened_at, opened_precision, closed_at, closed_precision, closed_recorded_at, closed_recorded_by, outcome, version) on tracing_request to passerelle_app;

-- The hour from which a search runs can be corrected as others are (026). Added to whatever kinds the list holds by then.
do $$
declare held text;
begin
  select pg_get_expr(conbin, conrelid) into strict held from pg_constraint where conname = 'fact_correction_fact_kind_check';
  execute 'alter table fact_correction drop constraint fact_correction_fact_kind_check';
  execute format('alter table fact_correction add constraint fact_correction_fact_kind_check check (%s or fact_kind in (%L, %L))', held, 'tracing.opened', 'alternative-care.decided');
end $$;
