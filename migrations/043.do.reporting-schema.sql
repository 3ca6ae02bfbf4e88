-- What may be counted, for reports that nobody foresaw and for tools outside (docs/reporting-schema.md): rows without identity, without the
-- code of a case, known to the month. The views see what the reader of reports sees; whoever reads them sees the views alone.

create schema reporting;
comment on schema reporting is 'Rows to count: no identity, no code of a case, times to the month';
grant usage, create on schema reporting to passerelle_reporting_owner;
grant usage on schema reporting to passerelle_reader;
grant usage on schema reporting to passerelle_reporting;

-- Not handed out: the children behind the rows, and the number that stands for each.
create view reporting.child_key as
  select r.id as case_id, c.id as kept_id, left(encode(sha256(convert_to(c.id::text, 'UTF8')), 'hex'), 16) as child, c.sex,
         -- Nobody is counted as an adult while there is doubt (docs/adr/0029), as in the reports.
         case when c.age_years is null or (c.age_years >= 18 and not (coalesce(a.conclusion = 'adult', false) or (a.id is null and c.age_precision <> 'doubted'))) then 'not-recorded'
           when c.age_years < 10 then '0-9' when c.age_years < 15 then '10-14' when c.age_years < 18 then '15-17' else '18+' end as age_group,
         c.region_code as region
    from public.child_case r join public.child_case c on c.id = coalesce(r.merged_into, r.id)
    left join lateral (select x.id, x.conclusion from public.age_assessment x where x.case_id in (r.id, c.id) order by x.concluded_at desc nulls first limit 1) a on true;

create view reporting.children as
  select k.child, date_trunc('month', c.identified_at at time zone 'UTC')::date as month, c.entry, c.status, k.sex, k.age_group, coalesce(k.region, 'not-recorded') as region
    from public.child_case c join reporting.child_key k on k.case_id = c.id where c.merged_into is null;
comment on view reporting.children is 'Children with a file, each once';
comment on column reporting.children.month is 'In which the child was identified';
comment on column reporting.children.entry is 'How the child came to the programme (list: entry)';
comment on column reporting.children.status is 'Where the case stands now';

create view reporting.custodies as
  select k.child, date_trunc('month', cu.started_at at time zone 'UTC')::date as month, s.authority_code as authority,
         coalesce(cu.outcome, case when cu.situation_unknown then 'unknown' else 'held' end) as outcome, k.sex, k.age_group, s.region_code as region
    from public.custody cu join reporting.child_key k on k.case_id = cu.case_id
    join lateral (select authority_code, region_code from public.custody_spell where custody_id = cu.id order by started_at, recorded_at limit 1) s on true
   -- Written down in two files of one child (merged cases): once, from its earliest start, as in the report.
   where not exists (select from public.custody o join reporting.child_key ok on ok.case_id = o.case_id
                      where ok.kept_id = k.kept_id and o.case_id <> cu.case_id and o.during && cu.during and (o.started_at, o.id) < (cu.started_at, cu.id));
comment on view reporting.custodies is 'Deprivations of liberty, each in the region and by the authority with which it began';
comment on column reporting.custodies.month is 'In which it began';
comment on column reporting.custodies.authority is 'The first that held the child (list: authority)';
comment on column reporting.custodies.outcome is 'How it ended; held: not ended; unknown: nobody knows';

create view reporting.stays as
  select k.child, date_trunc('month', s.admitted_at at time zone 'UTC')::date as month, s.kind, coalesce(s.centre_code, 'none') as centre,
         case when s.discharged_at is null then 'in-care' else s.destination end as destination, k.sex, k.age_group, coalesce(s.region_code, c.region_code, 'not-recorded') as region
    from public.stay s join reporting.child_key k on k.case_id = s.case_id left join public.centre c on c.code = s.centre_code;
comment on view reporting.stays is 'Stays in centres and with foster families';
comment on column reporting.stays.month is 'In which the child was admitted';
comment on column reporting.stays.kind is 'Centre or foster family (list: stay-kind)';
comment on column reporting.stays.centre is 'The centre; none: a foster family';
comment on column reporting.stays.destination is 'Where the child went; in-care: still there';

create view reporting.services as
  select k.child, date_trunc('month', coalesce(v.given_at, s.admitted_at, v.recorded_at) at time zone 'UTC')::date as month, v.service_code as service, k.sex, k.age_group,
         coalesce(k.region, 'not-recorded') as region
    from public.service_record v join reporting.child_key k on k.case_id = v.case_id left join public.stay s on s.id = v.stay_id;
comment on view reporting.services is 'Services given; those for survivors that are kept restricted are not among them';
comment on column reporting.services.month is 'In which it was given; of a service known by its stay alone, in which that began';
comment on column reporting.services.service is 'What was given (list: service)';

create view reporting.referrals as
  select k.child, date_trunc('month', r.sent_at at time zone 'UTC')::date as month, r.service_code as service,
         case when r.withdrawn_at is not null then 'withdrawn' when r.fed_back_at is not null then 'fed-back' when r.done_at is not null then 'done' else coalesce(r.answer, 'sent') end as state,
         k.sex, k.age_group, coalesce(k.region, 'not-recorded') as region
    from public.referral r join reporting.child_key k on k.case_id = r.case_id;
comment on view reporting.referrals is 'Children sent to a partner for a service';
comment on column reporting.referrals.month is 'In which it was sent';
comment on column reporting.referrals.service is 'What was asked for (list: service)';
comment on column reporting.referrals.state is 'How far it has come: sent, accepted, refused, done, fed-back, withdrawn';

create view reporting.visits as
  select k.child, date_trunc('month', v.visited_at at time zone 'UTC')::date as month, v.outcome, coalesce(f.occupation, 'not-recorded') as occupation, coalesce(f.risk, 'not-recorded') as risk,
         k.sex, k.age_group, coalesce(k.region, 'not-recorded') as region
    from public.visit v join reporting.child_key k on k.case_id = v.case_id left join public.visit_finding f on f.id = v.id;
comment on view reporting.visits is 'Follow-up visits';
comment on column reporting.visits.month is 'In which it took place';
comment on column reporting.visits.outcome is 'What came of it (list: visit-outcome)';
comment on column reporting.visits.occupation is 'What the child does';
comment on column reporting.visits.risk is 'Of re-recruitment: low, medium, high';

create view reporting.deadlines as
  select k.child, date_trunc('month', d.due_at at time zone 'UTC')::date as month, d.rule_code as rule, d.state, k.sex, k.age_group, coalesce(k.region, 'not-recorded') as region
    from public.deadline d join reporting.child_key k on k.case_id = d.case_id;
comment on view reporting.deadlines is 'What was to be done by when';
comment on column reporting.deadlines.month is 'In which it is due';
comment on column reporting.deadlines.rule is 'The time limit, by its code';
comment on column reporting.deadlines.state is 'open, met, late, lapsed (no longer due), undated (done, nobody knows when)';

create view reporting.violations as
  select date_trunc('month', i.occurred_at at time zone 'UTC')::date as month, v.type, v.status, i.party_code as party, coalesce(v.facility, 'none') as facility, i.region_code as region
    from public.violation v join public.incident i on i.id = v.incident_id where i.joined_into is null;
comment on view reporting.violations is 'Violations by incident, each type once, verified or not: not the counting of the mechanism, which is by child';
comment on column reporting.violations.month is 'In which it happened';
comment on column reporting.violations.type is 'Of the six grave violations (list: violation-type)';
comment on column reporting.violations.status is 'reported, under-verification, verified, not-verified';
comment on column reporting.violations.party is 'To which it is attributed';
comment on column reporting.violations.facility is 'School or hospital; none: no attack on one';

create view reporting.victims as
  select date_trunc('month', i.occurred_at at time zone 'UTC')::date as month, v.type, v.status, i.party_code as party, coalesce(s.harm, 'none') as harm, one.sex, one.n::integer as n, i.region_code as region
    from public.victim_violation s
    join public.violation v on v.id = s.violation_id
    join public.incident i on i.id = v.incident_id and i.joined_into is null
    join public.incident_victim w on w.id = s.victim_id and w.withdrawn_at is null
    left join reporting.child_key k on k.case_id = w.case_id
    cross join lateral (select k.sex, 1 as n where w.case_id is not null
      union all select x.sex, x.n from (values ('male', w.boys), ('female', w.girls), ('unknown', w.sex_unknown)) x (sex, n) where w.case_id is null and x.n > 0) one;
comment on view reporting.victims is 'Children in violations, so many in a row: a child is in a row for each violation';
comment on column reporting.victims.month is 'In which it happened';
comment on column reporting.victims.type is 'Of the four violations that children suffer themselves (list: violation-type)';
comment on column reporting.victims.status is 'reported, under-verification, verified, not-verified';
comment on column reporting.victims.party is 'To which it is attributed';
comment on column reporting.victims.harm is 'killed or maimed; none: another violation';
comment on column reporting.victims.n is 'How many children';

do $$
declare v text; c text;
begin
  foreach v in array array['children', 'custodies', 'stays', 'services', 'referrals', 'visits', 'deadlines', 'violations', 'victims']
  loop
    for c in select attname from pg_attribute where attrelid = format('reporting.%I', v)::regclass and attnum > 0
    loop
      if c = 'child' then execute format('comment on column reporting.%I.child is %L', v, 'The same number for the same child in every view; it leads to a file only for whoever has its identifier already'); end if;
      if c = 'sex' then execute format('comment on column reporting.%I.sex is %L', v, 'male, female, unknown'); end if;
      if c = 'age_group' then execute format('comment on column reporting.%I.age_group is %L', v, 'Completed years when the child was identified: 0-9, 10-14, 15-17, 18+, not-recorded'); end if;
      if c = 'region' then execute format('comment on column reporting.%I.region is %L', v, 'By its code'); end if;
    end loop;
    execute format('alter view reporting.%I owner to passerelle_reporting_owner', v);
    execute format('grant select on reporting.%I to passerelle_reader, passerelle_reporting', v);
  end loop;
end $$;
alter view reporting.child_key owner to passerelle_reporting_owner;
revoke create on schema reporting from passerelle_reporting_owner;
