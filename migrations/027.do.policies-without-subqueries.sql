-- The same rows for the same people, weighed with less work. What is read case by case (the facts of a child, what is sealed in the file)
-- brought a subquery for each policy of each table into one statement, and each subquery brought the policy of case_access with it: to
-- set up 115 of them took PostgreSQL longer than to read the rows. A function is asked for the rows that are there, and mostly there are
-- few. What is listed by the thousand (child_case, deadline, name_token) keeps its subqueries: they are weighed once for all rows.

-- Plans of plpgsql are kept from call to call. Both run with the rights of who asks: the policy of case_access holds inside them.
create function app_sees_case(which uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select 1 from case_access a where a.case_id = which and a.grantee = any (app_grantees()));
end $$;
comment on function app_sees_case is 'Whether the acting person answers for this case, at whatever level';
create function app_sees_file(which uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select 1 from case_access a where a.case_id = which and a.level = 'file' and a.grantee = any (app_grantees()));
end $$;
comment on function app_sees_file is 'Whether the acting person answers for this case beyond custody and handover';

do $$
declare t text;
begin
  foreach t in array array['custody', 'custody_spell', 'handover', 'age_assessment', 'duplicate_sight', 'fact_correction']
  loop
    execute format($p$alter policy %1$s_scope on %1$I using (app_reach() = 'all' or app_sees_case(case_id))$p$, t);
  end loop;

  foreach t in array array['stay', 'placement', 'service_record', 'visit', 'closure', 'care_plan', 'stay_review', 'tracing_action', 'reunification', 'case_merge', 'duplicate_dismissal']
  loop
    execute format($p$alter policy %1$s_scope on %1$I using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
  end loop;
  foreach t in array array['stay', 'placement', 'service_record', 'visit', 'closure', 'care_plan', 'stay_review', 'tracing_action', 'reunification']
  loop
    execute format($p$alter policy %1$s_readers on %1$I using (app_clearance() in ('facts', 'file'))$p$, t);
  end loop;

  foreach t in array array['child_identity', 'case_note', 'consent', 'consent_withdrawal', 'document', 'document_content']
  loop
    execute format($p$alter policy %1$s_scope on %1$I using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)))$p$, t);
  end loop;
end $$;

alter policy child_key_use on child_key using (app_clearance() in ('custody', 'file') and (app_reach() = 'all' or app_sees_case(case_id)));
alter policy child_key_users on child_key using (app_clearance() in ('custody', 'file'));
alter policy fact_correction_readers on fact_correction
  using (fact_kind ~ '^(custody|handover|age-assessment)[.]' or (app_clearance() in ('facts', 'file') and (app_reach() = 'all' or app_sees_file(case_id))));

create function app_was_told_of(deadline uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select 1 from alert a where a.deadline_id = deadline);
end $$;
comment on function app_was_told_of is 'Whether the acting person was alerted to this deadline';
alter policy acknowledgement_scope on acknowledgement using (by = app_user_id() or app_was_told_of(deadline_id)
  or (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id))));

alter policy app_user_known on app_user using ((app_clearance() in ('file', 'admin', 'audit') and app_user_id() is not null) or id = app_user_id() or app_was_answered_by(id));
alter policy app_user_of_unit on app_user using (unit_id is not null and 'unit:' || unit_id = any (app_grantees()));
