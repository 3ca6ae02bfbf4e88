-- Fields that the Ministry adds to an admission, a service, a visit or a domain of an assessment, and what was answered (docs/adr/0048).

create table extra_field_version (
  field_id     uuid not null,
  version      integer not null check (version > 0),
  place        text not null check (place in ('admission', 'service', 'visit', 'assessment')),
  domain       text check (domain in ('safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community')),
  kind         text not null check (kind in ('text', 'number', 'date', 'yes-no', 'choice')),
  label_fr     text not null check (label_fr <> ''),
  label_en     text not null check (label_en <> ''),
  required     boolean not null,
  region_code  text references region (code),
  centre_code  text references centre (code),
  options      jsonb not null default '[]',
  position     integer not null,
  retired_from date,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  primary key (field_id, version),
  constraint field_domain_of_assessment check ((place = 'assessment') = (domain is not null)),
  constraint field_options_of_choice check ((kind = 'choice') = (jsonb_array_length(options) > 0)),
  constraint field_in_one_place check (region_code is null or centre_code is null)
);
create index extra_field_version_recorded_by on extra_field_version (recorded_by);
comment on table extra_field_version is 'Append-only: each change of a field is another version of it, and every answer names the version that was asked';
create trigger extra_field_version_append_only before update or delete or truncate on extra_field_version for each statement execute function refuse_change();
create trigger journal_extra_field_version after insert on extra_field_version for each row execute function journal_change('field_id');

alter table extra_field_version enable row level security;
create policy extra_field_version_app on extra_field_version for select to passerelle_app using (true);
create policy extra_field_version_reader on extra_field_version for select to passerelle_reader using (true);
create policy extra_field_version_added on extra_field_version for insert to passerelle_app with check (app_changes_reference() and recorded_by = app_user_id());
grant select on extra_field_version to passerelle_app, passerelle_reader;
grant insert on extra_field_version to passerelle_app;

create table extra_answer (
  id            uuid primary key,
  case_id       uuid not null references child_case (id),
  field_id      uuid not null,
  field_version integer not null,
  about_id      uuid not null,
  number_value  numeric,
  day_value     date,
  flag_value    boolean,
  choice_value  text,
  text_sealed   bytea,
  happened_at   timestamptz not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references app_user (id),
  version       integer not null default 1,
  foreign key (field_id, field_version) references extra_field_version (field_id, version),
  constraint extra_answer_once unique (field_id, about_id),
  constraint extra_answer_is_one check (num_nonnulls(number_value, day_value, flag_value, choice_value, text_sealed) = 1)
);
create index extra_answer_case on extra_answer (case_id);
create index extra_answer_field on extra_answer (field_id, happened_at);
comment on column extra_answer.about_id is 'The stay, service, visit or assessment beside which it was asked';
comment on column extra_answer.text_sealed is 'What somebody wrote may name people: sealed with the key of the child';
create trigger journal_extra_answer after insert or update or delete on extra_answer for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['extra_answer']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
