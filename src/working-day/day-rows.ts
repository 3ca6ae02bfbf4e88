/** Most that is shown of each kind: who has more to do has another problem, and the board of the deadlines shows all. */
export const SHOWN = 200;

export interface ItemRow {
  readonly id: string;
  readonly kind: string;
  readonly case_id: string;
  readonly case_code: string;
  readonly subject_id: string | null;
  readonly label_fr: string | null;
  readonly label_en: string | null;
  readonly due_at: Date | null;
  readonly due_on: string | null;
  readonly sealed: Buffer | null;
  readonly reason: string | null;
  /** A code of whom it waits for, and of which list. */
  readonly who_kind: 'centre' | 'partner' | 'person' | null;
  readonly who: string | null;
}

const NOTHING = `null::text as label_fr, null::text as label_en`;

/**
 * $1 person, $2 facts by post, $3 facts as who follows, $4 centre, $5 region. A centre that is offered or proposed a child answers; whoever
 * follows a child answers for it, and where nobody does the centre in which it is, then the region.
 */
export const DEADLINES = `
  select d.id, case when r.subject = 'access grant' then 'emergency' when p.id is not null then 'plan-step' else 'deadline' end as kind, d.case_id, c.code as case_code,
         case when r.subject = 'access grant' then d.subject_id end as subject_id, r.label_fr, r.label_en, d.due_at, null::text as due_on, p.what_sealed as sealed,
         null::text as reason, null::text as who_kind, null::text as who
    from deadline d join time_limit_rule r on r.id = d.rule_id join child_case c on c.id = d.case_id
    left join plan_step p on p.id = d.subject_id
    left join handover h on h.id = d.subject_id
    left join stay_transfer t on t.id = d.subject_id
   where d.state = 'open'
     and (p.owner_id = $1
       or (r.settling_facts && $2 and ($4::text is null or coalesce(h.centre_code, t.to_centre, $4) = $4))
       or (r.settling_facts && $3 and (c.assigned_to = $1
         or (c.assigned_to is null and (c.centre_code = $4 or (c.centre_code is null and c.region_code = $5))))))
   order by d.due_at, d.id limit ${String(SHOWN + 1)}`;

/** $1 person, $2 partner organisation. Tasks given to the person; referrals to their organisation; closures that a second person is to decide. */
export const TO_DO = `
  select t.id, 'task' as kind, t.case_id, c.code as case_code, null::uuid as subject_id, ${NOTHING}, null::timestamptz as due_at, to_char(t.due_on, 'YYYY-MM-DD') as due_on, t.what_sealed as sealed,
         t.kind as reason, null::text as who_kind, null::text as who
    from task t join child_case c on c.id = t.case_id where t.assignee_id = $1 and t.ended_at is null
  union all
  select f.id, 'referral', f.case_id, coalesce(c.code, ''), f.id, s.label_fr, s.label_en, d.due_at, null, null, null, null, null
    from referral f left join child_case c on c.id = f.case_id left join code_list s on s.list = 'service' and s.code = f.service_code
    left join lateral (select min(due_at) as due_at from deadline where subject_id = f.id and state = 'open') d on true
   where f.partner = $2 and f.withdrawn_at is null and f.answer is distinct from 'refused' and f.fed_back_at is null
  union all
  select l.id, 'closure', l.case_id, c.code, null, null, null, null, null, null, l.reason, null, null
    from closure l join child_case c on c.id = l.case_id where l.status = 'requested' and l.recorded_by <> $1 and $3
  union all
  select m.id, 'mention', m.case_id, c.code, null, null, null, null, null, null, null, 'person', u.display_name
    from mention m join child_case c on c.id = m.case_id join app_user u on u.id = m.named_by where m.user_id = $1 and m.read_at is null
   order by 8, 9, 1 limit ${String(SHOWN + 1)}`;

/** $1 person, $2 partner organisation, $3 centre. What this person asked others for, or their centre another. */
export const WAITING = `
  select h.id, 'handover' as kind, h.case_id, c.code as case_code, null::uuid as subject_id, ${NOTHING}, d.due_at, null::text as due_on, null::bytea as sealed, null::text as reason, 'centre' as who_kind, h.centre_code as who
    from handover h join child_case c on c.id = h.case_id left join lateral (select min(due_at) as due_at from deadline where subject_id = h.id and state = 'open') d on true
   where h.status = 'offered' and h.recorded_by = $1 and exists (select 1 from custody k where k.id = h.custody_id and k.ended_at is null)
  union all
  select t.id, 'transfer', t.case_id, c.code, null, null, null, d.due_at, null, null, null, 'centre', t.to_centre
    from stay_transfer t join child_case c on c.id = t.case_id left join lateral (select min(due_at) as due_at from deadline where subject_id = t.id and state = 'open') d on true
   where t.status = 'proposed' and (t.recorded_by = $1 or t.from_centre = $3) and exists (select 1 from stay s where s.id = t.stay_id and s.discharged_at is null)
  union all
  select f.id, 'referral', f.case_id, c.code, f.id, s.label_fr, s.label_en, d.due_at, null, null, null, 'partner', f.partner
    from referral f join child_case c on c.id = f.case_id left join code_list s on s.list = 'service' and s.code = f.service_code
    left join lateral (select min(due_at) as due_at from deadline where subject_id = f.id and state = 'open') d on true
   where f.withdrawn_at is null and f.answer is distinct from 'refused' and f.fed_back_at is null and (f.recorded_by = $1 or c.assigned_to = $1) and f.partner is distinct from $2
  union all
  select l.id, 'closure', l.case_id, c.code, null, null, null, null, null, null, l.reason, null, null
    from closure l join child_case c on c.id = l.case_id where l.status = 'requested' and l.recorded_by = $1
  union all
  select u.id, 'reunification', u.case_id, c.code, null, null, null, d.due_at, null, null, null, null, null
    from reunification u join child_case c on c.id = u.case_id left join lateral (select min(due_at) as due_at from deadline where subject_id = u.id and state = 'open') d on true
   where u.decided_at is null and u.recorded_by = $1 and c.status <> 'closed'
  union all
  select t.id, 'task', t.case_id, c.code, null, null, null, null, to_char(t.due_on, 'YYYY-MM-DD'), t.what_sealed, t.kind, 'person', u.display_name
    from task t join child_case c on c.id = t.case_id join app_user u on u.id = t.assignee_id where t.ended_at is null and t.recorded_by = $1 and t.assignee_id <> $1
  union all
  select p.id, 'plan-step', p.case_id, c.code, null, null, null, null, to_char(p.due_on, 'YYYY-MM-DD'), p.what_sealed, null, 'person', u.display_name
    from plan_step p join child_case c on c.id = p.case_id join app_user u on u.id = p.owner_id where p.ended_at is null and c.assigned_to = $1 and p.owner_id <> $1 and c.status <> 'closed'
   order by 8, 9, 1 limit ${String(SHOWN + 1)}`;
