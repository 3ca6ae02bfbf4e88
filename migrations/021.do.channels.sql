-- How people are told: in the application, by e-mail, SMS and web push, and other systems by signed webhooks. What reaches a person is
-- sealed under a secret of the installation of its own (purpose 'channels'), wrapped and renewed like the others (docs/adr/0024).

alter table sealed_secret drop constraint sealed_secret_purpose_check;
alter table sealed_secret add constraint sealed_secret_purpose_check check (purpose in ('name-tokens', 'second-factor', 'erased-numbers', 'channels'));
drop policy sealed_secret_use on sealed_secret;
drop policy sealed_secret_first on sealed_secret;
create policy sealed_secret_use on sealed_secret for select to passerelle_app
  using (case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels') then (select app_user_id()) is not null else true end);
create policy sealed_secret_first on sealed_secret for insert to passerelle_app
  with check (retired_at is null
    and case when purpose = 'name-tokens' then (select app_clearance()) = 'file' when purpose in ('second-factor', 'channels') then (select app_user_id()) is not null else true end);
-- The worker opens telephone numbers and devices at the moment of sending, and nothing else that is wrapped.
create policy sealed_secret_worker on sealed_secret for select to passerelle_worker using (purpose = 'channels');
grant select on sealed_secret to passerelle_worker;

-- ---------------------------------------------------------------- how a person can be reached

create table channel_preference (
  user_id    uuid primary key references app_user (id),
  channels   text[] not null,
  changed_at timestamptz not null,
  version    integer not null default 1,
  constraint preferred_channels check (channels <@ array['push', 'sms', 'email'] and 'email' = any (channels))
);
comment on column channel_preference.channels is 'In the order in which they are tried. E-mail cannot be left out: it is the one that everybody has';
create trigger journal_channel_preference after insert or update or delete on channel_preference for each row execute function journal_change('user_id');

create table telephone (
  user_id     uuid primary key references app_user (id),
  sealed      bytea,
  code_digest bytea,
  code_until  timestamptz,
  code_tries  smallint not null default 0,
  codes_sent  smallint not null default 0,
  codes_since timestamptz,
  verified_at timestamptz,
  constraint telephone_verified_number check (verified_at is null or sealed is not null)
);
comment on table telephone is 'A number of a member of staff, sealed. Not journalled: a number that was taken away is to be gone. The row stays, so that taking it away does not begin the count of codes anew';

create table push_device (
  id              uuid primary key default uuidv7(),
  user_id         uuid not null references app_user (id),
  endpoint_digest bytea not null unique,
  sealed          bytea not null,
  device          text not null,
  added_at        timestamptz not null
);
create index push_device_of_user on push_device (user_id);
comment on table push_device is 'Where a browser waits for messages: address and keys (RFC 8030, RFC 8291), sealed. Not journalled, like all keys';

-- One browser has one address, whoever uses it: the last to turn it on is told there, and nobody before them any more.
create function add_push_device(digest bytea, subscription bytea, words text, at timestamptz) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  made uuid;
begin
  if app_user_id() is null then
    raise exception 'somebody must be signed in' using errcode = 'insufficient_privilege';
  end if;
  delete from push_device d where d.endpoint_digest = digest;
  insert into push_device (user_id, endpoint_digest, sealed, device, added_at) values (app_user_id(), digest, subscription, words, at) returning id into made;
  return made;
end $$;

-- A new invitation ends every old way in, and a closed account all of them (migrations/007): what was told to its devices ends too.
create function forget_reach() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  who uuid := (to_jsonb(new) ->> case tg_table_name when 'app_user' then 'id' else 'user_id' end)::uuid;
begin
  delete from push_device d where d.user_id = who;
  update telephone t set sealed = null, verified_at = null, code_digest = null, code_until = null where t.user_id = who;
  return null;
end $$;
create trigger forget_reach_of_invited after insert on invitation for each row execute function forget_reach();
create trigger forget_reach_of_closed after update of active on app_user for each row when (old.active and not new.active) execute function forget_reach();

-- ---------------------------------------------------------------- other systems

create table webhook_endpoint (
  id          uuid primary key,
  label       text not null check (length(label) between 1 and 60),
  url         text not null check (length(url) between 8 and 500),
  region_code text references region (code),
  active      boolean not null default true,
  created_at  timestamptz not null,
  created_by  uuid not null references app_user (id),
  version     integer not null default 1
);
comment on column webhook_endpoint.region_code is 'null: alerts of every region';
create trigger journal_webhook_endpoint after insert or update or delete on webhook_endpoint for each row execute function journal_change('id');

create table webhook_secret (
  endpoint_id uuid primary key references webhook_endpoint (id),
  sealed      bytea not null
);
comment on table webhook_secret is 'Apart from the endpoint, so that the journal never holds it. Shown once, when the endpoint is made';

-- ---------------------------------------------------------------- deliveries

do $$
declare t text;
begin
  foreach t in array array['alert', 'delivery'] loop
    execute format('alter table %I no force row level security', t); -- to be filled, also by an owner who is no superuser
  end loop;
end $$;
alter table delivery drop constraint delivery_channel_check, drop constraint delivery_state_check, drop constraint delivery_once;
alter table delivery
  add column queued_at    timestamptz,
  add column delivered_at timestamptz,
  add column reference    text check (length(reference) <= 100),
  add column endpoint_id  uuid references webhook_endpoint (id),
  add column replaces     uuid references delivery (id),
  add column unreplaced   boolean not null default false;
update delivery d set queued_at = a.created_at from alert a where a.id = d.alert_id;
insert into delivery (alert_id, channel, state, queued_at, sent_at) select id, 'app', 'sent', created_at, created_at from alert where not overtaken;
alter table delivery
  alter column queued_at set not null,
  add constraint delivery_channel_check check (channel in ('app', 'email', 'sms', 'push', 'webhook')),
  add constraint delivery_state_check check (state in ('queued', 'sent', 'delivered', 'failed')),
  add constraint delivery_once unique nulls not distinct (alert_id, channel, endpoint_id),
  add constraint delivery_replaced_once unique (replaces),
  add constraint delivery_of_endpoint check ((channel = 'webhook') = (endpoint_id is not null));
do $$
declare t text;
begin
  foreach t in array array['alert', 'delivery'] loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
drop index delivery_queued;
create index delivery_queued on delivery (channel, next_try_at) where state = 'queued';
create index delivery_unreplaced on delivery (id) where unreplaced;
comment on table delivery is 'How an alert reaches a person or another system, one row a channel. Its id is the same at every attempt: Message-ID, webhook-id, Topic';
comment on column delivery.delivered_at is 'Said by the other side: the browser, the gateway, the other system. Sent means that it was taken for delivery';
comment on column delivery.reference is 'The gateway''s own number of the message';
comment on column delivery.unreplaced is 'Failed, and the next channel has not been looked for yet';

-- What a gateway says later of a message that it took. It may overtake the worker, who then still holds the row: this waits for it.
-- @returns whether there is such a message
create function message_receipt(which uuid, of_reference text, arrived boolean, problem text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update delivery d
     set state = case when arrived then 'delivered' else 'failed' end,
         delivered_at = case when arrived then at end,
         last_error = case when arrived then null else left(problem, 100) end,
         next_try_at = null,
         unreplaced = not arrived
   where d.id = which and d.channel = 'sms' and d.state in ('queued', 'sent') and coalesce(d.reference, of_reference) = of_reference;
  return found or exists (select from delivery d where d.id = which and d.channel = 'sms');
end $$;

-- ---------------------------------------------------------------- open browsers

-- Heard by every API process: each looks up what is new for its own open browsers. Says who, and nothing of what.
create function alert_written() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('passerelle_alert', who.recipient_id::text) from (select distinct recipient_id from changed) who;
  return null;
end $$;
create trigger alert_heard after insert on alert referencing new table as changed for each statement execute function alert_written();

-- Looked at without being seen: a browser left open must not keep its session alive.
create function session_stands(token bytea, at timestamptz) returns boolean language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from session s join app_user u on u.id = s.user_id
                  where s.token_hash = token and s.awaits is null and s.expires_at > at and s.last_seen_at >= at - s.idle and u.active) $$;

-- ---------------------------------------------------------------- who may what

do $$
declare t text;
begin
  foreach t in array array['channel_preference', 'telephone', 'push_device', 'webhook_endpoint', 'webhook_secret'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['channel_preference', 'telephone', 'push_device'] loop
    execute format('create policy %1$s_own on %1$I to passerelle_app using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()))', t);
  end loop;
  foreach t in array array['channel_preference', 'telephone', 'webhook_endpoint', 'webhook_secret'] loop
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
  end loop;
  foreach t in array array['telephone', 'push_device'] loop
    execute format('create policy %1$s_definer on %1$I to passerelle_definer using (true) with check (true)', t);
  end loop;
end $$;
create policy push_device_worker on push_device to passerelle_worker using (true);
create policy webhook_endpoint_admin on webhook_endpoint to passerelle_app using ((select app_clearance()) = 'admin') with check ((select app_clearance()) = 'admin');
create policy webhook_secret_admin on webhook_secret for insert to passerelle_app with check ((select app_clearance()) = 'admin');
create policy delivery_received on delivery for update to passerelle_app
  using (exists (select 1 from alert a where a.id = delivery.alert_id)) with check (exists (select 1 from alert a where a.id = delivery.alert_id));
create policy delivery_definer on delivery to passerelle_definer using (true) with check (true);

grant select, insert, update on channel_preference, telephone to passerelle_app;
grant select, delete on push_device to passerelle_app;
grant select, insert, update (active, version) on webhook_endpoint to passerelle_app;
grant insert on webhook_secret to passerelle_app;
grant update (state, delivered_at) on delivery to passerelle_app;
grant select on channel_preference, telephone, webhook_endpoint, webhook_secret to passerelle_worker;
grant select, delete on push_device to passerelle_worker; -- a device whose browser has said goodbye
grant select, update on delivery to passerelle_definer;
grant select, update on telephone to passerelle_definer;
grant select, insert, delete on push_device to passerelle_definer;

alter function add_push_device(bytea, bytea, text, timestamptz) owner to passerelle_definer;
alter function forget_reach() owner to passerelle_definer;
alter function message_receipt(uuid, text, boolean, text, timestamptz) owner to passerelle_definer;
alter function session_stands(bytea, timestamptz) owner to passerelle_definer;
revoke execute on function add_push_device(bytea, bytea, text, timestamptz), forget_reach(), message_receipt(uuid, text, boolean, text, timestamptz), session_stands(bytea, timestamptz) from public;
grant execute on function add_push_device(bytea, bytea, text, timestamptz), message_receipt(uuid, text, boolean, text, timestamptz), session_stands(bytea, timestamptz) to passerelle_app;
