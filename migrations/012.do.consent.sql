-- Consent and assent, and what was shared with whom (docs/adr/0017). Append only: a withdrawal is a fact of its own.

create table consent (
  id              uuid primary key,
  case_id         uuid not null references child_case (id),
  purpose         text not null check (purpose in ('care', 'tracing', 'sharing', 'reporting')),
  recipient       text,
  giver           text not null check (giver in ('child', 'parent', 'guardian', 'best-interests')),
  agreed          boolean not null,
  sections        text[] not null default '{}',
  given_at        timestamptz not null,
  given_precision text not null check (given_precision in ('minute', 'day', 'month')),
  until_at        timestamptz,
  until_precision text check (until_precision in ('minute', 'day', 'month')),
  language        text not null,
  manner          text not null check (manner in ('spoken', 'written', 'sign')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  version         integer not null default 1,
  constraint consent_recipient_for_sharing check ((purpose = 'sharing') = (recipient is not null)),
  constraint consent_sections_for_sharing check (case when purpose = 'sharing' and agreed then cardinality(sections) > 0 else sections = '{}' end),
  constraint consent_until_complete check ((until_at is null) = (until_precision is null)),
  constraint consent_refusal_without_end check (agreed or until_at is null)
);
create index consent_case on consent (case_id);
comment on table consent is 'One answer of one person to one question. Their name and words stand in case_note, sealed. Who recorded it explained it';
comment on column consent.sections is 'For sharing: the parts of the file agreed to, and no others';

create table consent_withdrawal (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  consent_id          uuid not null references consent (id),
  giver               text not null check (giver in ('child', 'parent', 'guardian', 'best-interests')),
  withdrawn_at        timestamptz not null,
  withdrawn_precision text not null check (withdrawn_precision in ('minute', 'day', 'month')),
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint consent_withdrawn_once unique (consent_id)
);
create index consent_withdrawal_case on consent_withdrawal (case_id);

create table sharing (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  partner     text not null,
  purpose     text not null check (purpose in ('care', 'tracing', 'reporting')),
  sections    text[] not null check (cardinality(sections) > 0),
  basis       text not null check (basis in ('consent', 'best-interests')),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index sharing_case on sharing (case_id);
comment on column sharing.basis is 'best-interests: shared without consent, by somebody who may decide it, for a reason that stands sealed in case_note';

do $$
declare t text;
begin
  foreach t in array array['consent', 'consent_withdrawal', 'sharing']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy %1$s_scope on %1$I for select to passerelle_app
      using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))))$p$, t);
    execute format($p$create policy %1$s_write on %1$I for insert to passerelle_app
      with check (recorded_by = (select app_user_id()) and (select app_clearance()) = 'file' and ((select app_reach()) = 'all'
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))))$p$, t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
