-- The hour of an observation in custody is corrected by those who see the whole file: it may be a breach by the very unit that recorded it,
-- and a correction of what child protection observed is as hidden from the unit as the observation (docs/adr/0030).

grant update (observed_at, observed_precision, version) on custody_observation to passerelle_app;
create policy custody_observation_changers on custody_observation as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
create policy custody_observation_not_by_grant_update on custody_observation as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));

do $$
declare held text;
begin
  select pg_get_expr(conbin, conrelid) into strict held from pg_constraint where conname = 'fact_correction_fact_kind_check';
  execute 'alter table fact_correction drop constraint fact_correction_fact_kind_check';
  execute format('alter table fact_correction add constraint fact_correction_fact_kind_check check (%s or fact_kind = %L)', held, 'custody.observed');
end $$;
create policy fact_correction_of_observation_seen on fact_correction as restrictive for select to passerelle_app
  using (fact_kind <> 'custody.observed' or (select app_clearance()) in ('facts', 'file'));
create policy fact_correction_of_observation_written on fact_correction as restrictive for insert to passerelle_app
  with check (fact_kind <> 'custody.observed' or (select app_clearance()) = 'file');
