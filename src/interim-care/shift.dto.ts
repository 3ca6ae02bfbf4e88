import { IdField, TextField } from '../platform/http/index.js';

export class HandOverShiftRequest {
  @IdField()
  id!: string;

  @TextField(4000)
  note!: string;
}

export class ShiftView {
  id!: string;
  note?: string;
  /** What was open then: children absent without leave, deadlines overdue, deadlines due that day. */
  absent!: number;
  overdue!: number;
  dueToday!: number;
  givenAt!: string;
  givenBy!: string;
  takenAt?: string;
  takenBy?: string;
  /** Whether this person may confirm it now. */
  toTake!: boolean;
}

export class ShiftsView {
  /** What is open now. */
  absent!: number;
  overdue!: number;
  dueToday!: number;
  /** Whether a hand-over waits to be confirmed: until then there is no other. */
  waiting!: boolean;
  /** The latest first, twenty at most. */
  items!: ShiftView[];
}
