import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';
import { ChoiceField, TextField } from '../platform/http/index.js';

export class AlertQuery {
  @ChoiceField(['open', 'all'], { optional: true })
  state?: 'open' | 'all';
}

export class SeenRequest {
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

export class ReceivedRequest {
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  deliveries!: string[];
}

export class AcknowledgeRequest {
  @TextField(300)
  note!: string;
}

export class AlertLabel {
  fr!: string;
  en!: string;
}

export class DeliveryView {
  /** app | push | sms | email */
  channel!: string;
  /** queued | sent | delivered | failed */
  state!: string;
  queuedAt!: string;
  /** Taken for delivery. */
  sentAt?: string;
  /** Said by the other side. */
  deliveredAt?: string;
  /** The channel whose place it takes, which had failed, and why. */
  replaces?: string;
  because?: string;
}

export class StandingInView {
  person!: string;
  /** The first instant on which they are back. */
  until!: string;
}

export class PassedOnView {
  /** Who stands in; absent: the next who answer were told. */
  to?: string;
  until!: string;
}

export class AlertView {
  id!: string;
  number!: number;
  caseId!: string;
  caseCode!: string;
  /** false: the case has left this person's circle since */
  caseVisible!: boolean;
  /** opened, warning-1, limit, escalation-1... */
  step!: string;
  /** 0, or how often it has been told again because nothing has followed an acknowledgement. */
  renewal!: number;
  /** Whether somebody has acknowledged since it was told: who is in acknowledgedBy, which may be of before. */
  answered!: boolean;
  /** Quiet hours: no message leaves before. */
  tellFrom?: string;
  /** In whose place this person is told. */
  standsInFor?: StandingInView[];
  /** This person was away: who was told in their place. */
  passedOn?: PassedOnView;
  rule!: AlertLabel;
  /** What was shown as due when the alert was written. */
  dueAt!: string;
  createdAt!: string;
  seenAt?: string;
  acknowledgedAt?: string;
  acknowledgedBy?: string;
  note?: string;
  deliveries!: DeliveryView[];
}

export class AlertListView {
  items!: AlertView[];
  unseen!: number;
}
