/*
 * What the second opinion (second-formula.ts) reads: the tables of facts, in the words of the rules. It shares no line with the sources of facts that
 * the first formula asks.
 */

/** What the tables of facts can tell, in the words of the rules. A rule that waits for another word is reported, not guessed. */
export const READ_KINDS = [
  'case.identified', 'custody.started', 'custody.notified', 'custody.transferred', 'custody.ended', 'handover.offered', 'handover.accepted', 'handover.refused',
  'stay.admitted', 'stay.placed-with-family', 'stay.family-visited', 'stay.sheet-filled', 'stay.admitted-over-places', 'stay.places-answered', 'stay.places-relieved', 'stay.reviewed', 'stay.discharged', 'absence.started', 'absence.ended', 'plan.agreed', 'assessment.made', 'stay.first-assessed', 'stay.assessed-again', 'placement.first-assessed', 'placement.assessed-again', 'tracing.acted', 'tracing.opened', 'tracing.request-acted', 'tracing.closed', 'reunification.asked', 'reunification.decided', 'age-assessment.raised',
  'age-assessment.concluded', 'age-assessment.told', 'placement.started', 'placement.ended', 'visit.made', 'referral.sent', 'referral.accepted', 'referral.refused', 'referral.done', 'referral.fed-back', 'referral.withdrawn', 'breach.opened', 'breach.concluded', 'declaration.opened', 'declaration.concluded', 'search.opened', 'search.concluded', 'inquiry.opened', 'inquiry.concluded',
  'court.opened', 'court.concluded', 'closure.requested', 'closure.approved', 'closure.refused', 'reopening.opened', 'reopening.answered', 'death.recorded', 'death.family-told', 'death.reviewed',
  'recruitment-risk.opened', 'recruitment-risk.answered', 're-recruitment.recorded', 're-recruitment.answered', 're-recruitment.over', 'outcome.3-months', 'outcome.6-months', 'outcome.12-months', 'visit-missed.opened', 'visit-missed.answered', 'plan-step.agreed', 'plan-step.due', 'plan-step.done', 'plan-step.dropped', 'alternative-care.decided', 'alternative-care.reviewed',
  'transfer.proposed', 'transfer.accepted', 'transfer.refused', 'incident.opened', 'incident.followed-up',
  'emergency.ended', 'emergency.reviewed', 'consent.given', 'consent.ended', 'consent.answered-anew', 'consent.withdrawn',
] as const;

/** All facts of the children of the CTE `file`: child, kind, subject, at, precision, known (when it was written down). */
export const TOLD = `window_of as materialized (
  select f.child, p.id as placement_id, m.code, e.*
    from file f join placement p on p.case_id = f.case_id cross join outcome_milestone m
   cross join lateral (select (p.started_at at time zone 'UTC' + make_interval(months => m.months)) at time zone 'UTC' as due_at,
     (p.started_at at time zone 'UTC' + make_interval(months => m.months)) at time zone 'UTC' - make_interval(days => m.days_before) as from_at,
     ((${over('p.started_at', 'p.started_precision')}) at time zone 'UTC' + make_interval(months => m.months)) at time zone 'UTC' + make_interval(days => m.days_after) as to_at) e
), told (child, kind, subject, at, precision, known) as (
  select f.child, 'case.identified', c.id, c.identified_at, c.identified_precision, c.recorded_at from file f join child_case c on c.id = f.case_id
  union all
  select f.child, e.kind, k.id, e.at, e.precision, e.known from file f join custody k on k.case_id = f.case_id
   cross join lateral (values
     ('custody.started', k.started_at, k.started_precision, k.recorded_at),
     ('custody.notified', k.notified_at, 'minute', k.recorded_at),
     ('custody.ended', k.ended_at, k.ended_precision, k.ended_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- Each spell but the first is a transfer.
  select f.child, 'custody.transferred', s.custody_id, s.started_at, s.started_precision, s.recorded_at from file f join custody_spell s on s.case_id = f.case_id
   where exists (select 1 from custody_spell earlier where earlier.case_id = s.case_id and earlier.custody_id = s.custody_id
                    and (earlier.started_at, earlier.recorded_at, earlier.id) < (s.started_at, s.recorded_at, s.id))
  union all
  -- What must follow is opened by the observation itself, and concluded in a row of its own.
  select f.child, 'breach.opened', o.id, o.observed_at, o.observed_precision, o.recorded_at from file f join custody_observation o on o.case_id = f.case_id
   where o.finding in ('with-adults', 'interrogated-prohibited', 'charged-association')
  union all
  select f.child, 'declaration.opened', o.id, o.observed_at, o.observed_precision, o.recorded_at from file f join custody_observation o on o.case_id = f.case_id where o.kind = 'end-declared'
  union all
  -- A custody that ended otherwise than by a handover calls for what its outcome calls for.
  select f.child, e.kind, k.id, k.ended_at, k.ended_precision, k.ended_recorded_at from file f join custody k on k.case_id = f.case_id
    join (values ('escaped', 'search.opened'), ('whereabouts-unknown', 'search.opened'), ('died', 'inquiry.opened'), ('transferred-to-court', 'court.opened')) e (outcome, kind) on e.outcome = k.outcome
  union all
  select f.child, u.kind || '.concluded', coalesce(u.observation_id, u.custody_id), u.concluded_at, u.concluded_precision, u.recorded_at from file f join custody_follow_up u on u.case_id = f.case_id
  union all
  select f.child, e.kind, h.id, e.at, e.precision, e.known from file f join handover h on h.case_id = f.case_id
   cross join lateral (values
     ('handover.offered', h.offered_at, h.offered_precision, h.recorded_at),
     ('handover.' || nullif(h.status, 'offered'), h.decided_at, h.decided_precision, coalesce(h.decided_recorded_at, h.recorded_at))) e (kind, at, precision, known)
   where e.kind is not null
  union all
  select f.child, e.kind, s.id, e.at, e.precision, e.known from file f join stay s on s.case_id = f.case_id
   cross join lateral (values
     ('stay.admitted', s.admitted_at, s.admitted_precision, s.recorded_at),
     ('stay.discharged', s.discharged_at, s.discharged_precision, coalesce(s.discharged_recorded_at, s.recorded_at))) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- With a foster family, named or not, a child is visited there.
  select f.child, 'stay.placed-with-family', s.id, s.admitted_at, s.admitted_precision, s.recorded_at from file f join stay s on s.case_id = f.case_id where s.kind = 'foster-family'
  union all
  select f.child, 'stay.family-visited', v.stay_id, v.visited_at, v.visited_precision, v.recorded_at from file f join foster_visit v on v.case_id = f.case_id
  union all
  select f.child, 'stay.sheet-filled', h.stay_id, h.filled_at, h.filled_precision, h.recorded_at from file f join admission_sheet h on h.case_id = f.case_id
  union all
  -- Admitted without a free place: at the hour of the admission, wherever that has moved.
  select f.child, e.kind, o.stay_id, e.at, e.precision, e.known from file f join stay_over_places o on o.case_id = f.case_id join stay s on s.id = o.stay_id
   cross join lateral (values
     ('stay.admitted-over-places', s.admitted_at, s.admitted_precision, o.recorded_at),
     ('stay.places-answered', o.answered_at, 'minute', o.answered_at),
     ('stay.places-relieved', o.relieved_at, 'minute', o.relieved_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- An absence has a clock of its own, whatever the stay from which the child is gone.
  select f.child, e.kind, a.id, e.at, e.precision, e.known from file f join stay_absence a on a.case_id = f.case_id
   cross join lateral (values
     ('absence.started', a.since_at, a.since_precision, a.recorded_at),
     ('absence.ended', a.ended_at, a.ended_precision, a.ended_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, e.kind, t.id, e.at, e.precision, e.known from file f join stay_transfer t on t.case_id = f.case_id
   cross join lateral (values
     ('transfer.proposed', t.proposed_at, t.proposed_precision, t.recorded_at),
     ('transfer.' || nullif(t.status, 'proposed'), t.decided_at, t.decided_precision, t.decided_recorded_at)) e (kind, at, precision, known)
   where e.kind is not null
  union all
  -- A grave incident is opened in the file of each child concerned, and answered there.
  select f.child, e.kind, i.id, e.at, e.precision, e.known from file f join stay_incident i on i.case_id = f.case_id and i.grave
   cross join lateral (values
     ('incident.opened', i.occurred_at, i.occurred_precision, i.recorded_at),
     ('incident.followed-up', i.followed_at, i.followed_precision, i.followed_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, 'stay.reviewed', r.stay_id, r.reviewed_at, r.reviewed_precision, r.recorded_at from file f join stay_review r on r.case_id = f.case_id
  union all
  -- So does a plan, and a step of the search for the family, where there was one.
  select f.child, 'plan.agreed', coalesce(p.stay_id, p.id), p.agreed_at, p.agreed_precision, p.recorded_at from file f join care_plan p on p.case_id = f.case_id
  union all
  -- A high risk is opened by what a visit found, and answered in a row of its own.
  select f.child, 'recruitment-risk.opened', v.id, v.found_at, v.found_precision, v.recorded_at from file f join visit_finding v on v.case_id = f.case_id where v.risk = 'high'
  union all
  select f.child, 'recruitment-risk.answered', r.visit_id, r.answered_at, r.answered_precision, r.recorded_at from file f join risk_answer r on r.case_id = f.case_id
  union all
  -- A visit that found nobody is answered by the next one of its placement.
  select v.child, e.kind, e.subject, v.visited_at, v.visited_precision, v.recorded_at
    from (select f.child, w.*, lag(w.outcome) over in_turn as outcome_before, lag(w.id) over in_turn as before
            from file f join visit w on w.case_id = f.case_id
          window in_turn as (partition by w.placement_id order by w.visited_at, ${over('w.visited_at', 'w.visited_precision')}, w.recorded_at, w.id)) v
   cross join lateral (values
     ('visit-missed.opened', case when v.outcome = 'not-found' then v.id end),
     ('visit-missed.answered', case when v.outcome_before = 'not-found' then v.before end)) e (kind, subject)
   where e.subject is not null
  union all
  select f.child, e.kind, r.id, e.at, e.precision, e.known from file f join re_recruitment r on r.case_id = f.case_id
   cross join lateral (values
     ('re-recruitment.recorded', r.recruited_at, r.recruited_precision, r.recorded_at),
     ('re-recruitment.answered', r.answered_at, r.answered_precision, r.answered_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- It is over with the first custody or admission that is written down after it, in whichever of the child's files.
  select f.child, 're-recruitment.over', r.id, b.at, b.precision, b.known from file f join re_recruitment r on r.case_id = f.case_id
   cross join lateral (
     select a.* from (
       select k.id, 'custody.started' as kind, k.started_at as at, k.started_precision as precision, k.recorded_at as known from custody k join file g on g.case_id = k.case_id and g.child = f.child
       union all
       select s.id, 'stay.admitted', s.admitted_at, s.admitted_precision, s.recorded_at from stay s join file g on g.case_id = s.case_id and g.child = f.child) a
      where a.known > r.recorded_at order by a.known, a.kind, a.id limit 1) b
  union all
  -- What had become of a return at a milestone: a visit that found the child in the window around it, attendance in one of its months, or what was told.
  select v.child, 'outcome.' || m.code, v.placement_id, v.visited_at, v.visited_precision, v.recorded_at
    from (select f.child, w.* from file f join visit w on w.case_id = f.case_id) v join window_of m on m.placement_id = v.placement_id and v.visited_at >= m.from_at and v.visited_at < m.to_at
   where v.outcome <> 'not-found'
  union all
  select m.child, 'outcome.' || m.code, m.placement_id, a.month::timestamp at time zone 'UTC', 'month', a.recorded_at
    from file f join track_attendance a on a.case_id = f.case_id join track t on t.id = a.track_id join window_of m on m.child = f.child
   where a.attended > 0 and a.month::timestamp at time zone 'UTC' < m.to_at and (a.month + interval '1 month') at time zone 'UTC' > m.from_at
     and (t.ended_at is null or ${over('t.ended_at', 't.ended_precision')} > m.due_at)
  union all
  -- School, training or work that was begun in the window says it as well.
  select m.child, 'outcome.' || m.code, m.placement_id, t.started_at, t.started_precision, t.recorded_at from file f join track t on t.case_id = f.case_id join window_of m on m.child = f.child
   where t.started_at >= m.from_at and t.started_at < m.to_at and (t.ended_at is null or ${over('t.ended_at', 't.ended_precision')} > m.due_at)
  union all
  select f.child, 'outcome.' || o.milestone, o.placement_id, o.known_at, o.known_precision, o.recorded_at from file f join told_outcome o on o.case_id = f.case_id
  union all
  -- A step of a plan is due when its day is over, which is known from the agreement on.
  select f.child, e.kind, p.id, e.at, e.precision, e.known from file f join plan_step p on p.case_id = f.case_id
   cross join lateral (values
     ('plan-step.agreed', p.agreed_at, p.agreed_precision, p.recorded_at),
     ('plan-step.due', (p.due_on + 1)::timestamp at time zone 'UTC', 'minute', p.recorded_at),
     ('plan-step.' || p.outcome, p.ended_at, p.ended_precision, p.ended_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- An assessment belongs to the stay or the placement in which it was made; the first of each, and every other, have words of their own.
  select a.child, w.kind, a.subject, a.made_at, a.made_precision, a.recorded_at
    from (select f.child, n.*, coalesce(n.stay_id, n.placement_id) as subject, case when n.stay_id is null then 'placement' else 'stay' end as during,
                 row_number() over (partition by coalesce(n.stay_id, n.placement_id) order by n.made_at, ${over('n.made_at', 'n.made_precision')}, n.recorded_at) as nth
            from file f join needs_assessment n on n.case_id = f.case_id) a
   cross join lateral (values ('assessment.made'), (a.during || case when a.nth = 1 then '.first-assessed' else '.assessed-again' end)) w (kind)
  union all
  select f.child, 'tracing.acted', coalesce(t.stay_id, t.id), t.acted_at, t.acted_precision, t.recorded_at from file f join tracing_action t on t.case_id = f.case_id
  union all
  select f.child, 'tracing.request-acted', t.request_id, t.acted_at, t.acted_precision, t.recorded_at from file f join tracing_action t on t.case_id = f.case_id where t.request_id is not null
  union all
  select f.child, e.kind, q.id, e.at, e.precision, e.known from file f join tracing_request q on q.case_id = f.case_id
   cross join lateral (values
     ('tracing.opened', q.opened_at, q.opened_precision, q.recorded_at),
     ('tracing.closed', q.closed_at, q.closed_precision, q.closed_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, e.kind, r.id, e.at, e.precision, e.known from file f join reunification r on r.case_id = f.case_id
   cross join lateral (values
     ('reunification.asked', r.asked_at, r.asked_precision, r.recorded_at),
     ('reunification.decided', r.decided_at, r.decided_precision, r.decided_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, e.kind, a.id, e.at, e.precision, e.known from file f join age_assessment a on a.case_id = f.case_id
   cross join lateral (values
     ('age-assessment.raised', a.raised_at, a.raised_precision, a.recorded_at),
     ('age-assessment.concluded', a.concluded_at, a.concluded_precision, a.concluded_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, 'age-assessment.told', t.assessment_id, t.told_at, t.told_precision, t.recorded_at from file f join age_telling t on t.case_id = f.case_id
  union all
  -- A service belongs to the stay in which it was given; its time may be unknown.
  select f.child, 'service.' || s.service_code, coalesce(s.stay_id, s.id), s.given_at, s.given_precision, s.recorded_at from file f join service_record s on s.case_id = f.case_id
  union all
  select f.child, e.kind, p.id, e.at, e.precision, e.known from file f join placement p on p.case_id = f.case_id
   cross join lateral (values
     ('placement.started', p.started_at, p.started_precision, p.recorded_at),
     ('placement.ended', p.ended_at, p.ended_precision, coalesce(p.ended_recorded_at, p.recorded_at))) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- A referral, from sent to fed back.
  select f.child, e.kind, r.id, e.at, e.precision, e.known from file f join referral r on r.case_id = f.case_id
   cross join lateral (values
     ('referral.sent', r.sent_at, r.sent_precision, r.recorded_at),
     ('referral.' || r.answer, r.answered_at, r.answered_precision, r.answered_recorded_at),
     ('referral.done', r.done_at, r.done_precision, r.done_recorded_at),
     ('referral.fed-back', r.fed_back_at, r.fed_back_precision, r.fed_back_recorded_at),
     ('referral.withdrawn', r.withdrawn_at, r.withdrawn_precision, r.withdrawn_recorded_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  select f.child, 'alternative-care.decided', a.placement_id, a.decided_at, a.decided_precision, a.recorded_at from file f join alternative_care a on a.case_id = f.case_id
  union all
  select f.child, 'alternative-care.reviewed', a.placement_id, r.reviewed_at, r.reviewed_precision, r.recorded_at
    from file f join alternative_care_review r on r.case_id = f.case_id join alternative_care a on a.id = r.care_id
  union all
  select f.child, 'visit.made', v.placement_id, v.visited_at, v.visited_precision, v.recorded_at from file f join visit v on v.case_id = f.case_id
  union all
  select f.child, e.kind, c.id, e.at, 'minute', e.at from file f join closure c on c.case_id = f.case_id
   cross join lateral (values ('closure.requested', c.recorded_at), ('closure.' || nullif(c.status, 'requested'), c.decided_at), ('reopening.opened', c.reopened_at)) e (kind, at)
   where e.kind is not null and e.at is not null
  union all
  select f.child, e.kind, d.id, e.at, e.precision, e.known from file f join death d on d.case_id = f.case_id and d.withdrawn_at is null
   cross join lateral (values
     ('death.recorded', d.died_at, d.died_precision, d.recorded_at),
     ('death.family-told', d.family_told_at, d.family_told_precision, d.family_told_recorded_at),
     ('death.reviewed', d.reviewed_at, 'minute', d.reviewed_at)) e (kind, at, precision, known)
   where e.at is not null
  union all
  -- The end of an emergency access is agreed, and so known, at its opening.
  select f.child, e.kind, a.id, e.at, 'minute', e.known
    from file f join emergency_access a on a.case_id = f.case_id or a.id in (select d.subject_id from deadline d where d.case_id = f.case_id)
   cross join lateral (values ('emergency.ended', least(a.ended_at, a.ends_at), a.opened_at), ('emergency.reviewed', a.reviewed_at, a.reviewed_at)) e (kind, at, known)
   where e.at is not null
  union all
  -- A consent given until a day ends when that day is over, and that is known from the day it was given; without an end it is only given.
  select child, case when until_over is null then 'consent.given' else 'consent.ended' end, id, coalesce(until_over, given_at),
         case when until_over is null then given_precision else 'minute' end, recorded_at from answer where agreed
  union all
  select child, 'consent.answered-anew', id, given_at, given_precision, recorded_at from answered_anew
  union all
  select a.child, 'consent.withdrawn', a.id, w.withdrawn_at, w.withdrawn_precision, w.recorded_at from answer a join consent_withdrawal w on w.consent_id = a.id where a.agreed`;

/** The first instant at which a known time has surely passed. A day is over at the next midnight, a month on the first of the next (UTC). */
export function over(at: string, precision: string): string {
  return `case ${precision} when 'minute' then ${at} else (date_trunc(${precision}, ${at} at time zone 'UTC') + ('1 ' || ${precision})::interval) at time zone 'UTC' end`;
}
