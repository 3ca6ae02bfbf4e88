export class ClockHealthView {
  status!: 'ok' | 'unsound';
  /** never-swept | sweep-too-old | step-not-alerted | database-unreachable */
  reasons!: string[];
  now!: string;
  /** When the sweep last completed. */
  sweptAt!: string | null;
  alertedAt!: string | null;
  /** How long after its step was due, or could be known, the latest alert was written. */
  alertLateSeconds!: number | null;
  deliveredAt!: string | null;
  deliveryLateSeconds!: number | null;
  /** Steps due now and not alerted yet, counted to a thousand; null: nobody knows. */
  due!: number | null;
  dueSince!: string | null;
}

export class LatenessView {
  /** Of the last so many hours. */
  hours!: number;
  alerts!: number;
  /** In seconds; null without any alert. */
  p50!: number | null;
  p99!: number | null;
  max!: number | null;
}

export class ChannelStateView {
  channel!: string;
  state!: string;
  count!: number;
  /** Of these, tried before and to be tried again. */
  triedAgain!: number;
  nextTryAt!: string | null;
  /** In the words of the other side, without anybody's address. */
  lastError!: string | null;
}

export class HeartbeatView {
  name!: string;
  at!: string;
}

export class UnsealedView {
  /** Counted to ten thousand. */
  count!: number;
  since!: string | null;
}

export class DifferenceLabel {
  fr!: string;
  en!: string;
}

export class ClockDifferenceView {
  id!: string;
  /** missing | superfluous | wrong-case | wrong-version | wrong-start | wrong-due | wrong-state | wrong-settlement | unwatched | asleep */
  kind!: string;
  caseCode!: string;
  rule!: DifferenceLabel;
  ordinal!: number;
  foundAt!: string;
  lastSeenAt!: string;
}

export class ClockCheckView {
  /** night | command */
  askedBy!: string;
  startedAt!: string;
  /** null: under way, or cut short and to be gone on with. */
  finishedAt!: string | null;
  cases!: number;
  deadlines!: number;
  /** Codes of rules that wait for facts which the second formula cannot read. */
  unread!: string[];
}

export class OperationsView {
  clock!: ClockHealthView;
  open!: number;
  nextDue!: string | null;
  lateness!: LatenessView[];
  deliveries!: ChannelStateView[];
  /** Wakes that wait in the queue; null: it cannot be reached. */
  queued!: number | null;
  heartbeats!: HeartbeatView[];
  /** Entries of the journal that are not sealed yet. */
  unsealed!: UnsealedView;
  /** Whether attachments are scanned before they are kept. */
  virusScan!: boolean;
  /** null: there was none yet. */
  check!: ClockCheckView | null;
  differences!: ClockDifferenceView[];
  differencesOpen!: number;
}
