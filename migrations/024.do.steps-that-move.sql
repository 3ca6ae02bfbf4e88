-- A corrected fact moves the steps of its deadline. A step told before the instant to which it has moved has not been told yet: it is told
-- again when that instant comes (docs/adr/0027). Still never twice for one instant to one person.
alter table alert drop constraint alert_once;
alter table alert add constraint alert_once unique (deadline_id, step, recipient_id, renewal, step_at);
