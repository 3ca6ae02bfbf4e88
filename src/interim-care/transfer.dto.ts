import { CodeField, DayField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class ProposeTransferRequest {
  @IdField()
  id!: string;

  /** The centre that is asked. */
  @CodeField()
  to!: string;

  /** A code of the list transfer-reason: the centre that is asked sees it. */
  @CodeField()
  reason!: string;

  /** The day on which the child is to go: today or later. */
  @DayField()
  plannedDay!: string;

  /** Sealed: not shown to the centre that is asked before it has accepted. */
  @TextField(2000, { optional: true })
  remark?: string;
}

export class AcceptTransferRequest {
  /** The stay that begins. */
  @IdField()
  id!: string;

  /** When the child is taken over: the one stay ends and the other begins. */
  @KnownTimeField()
  at!: string;

  /** In a full centre: why the child is taken all the same, in an emergency. Not taken where there is a place. */
  @TextField(2000, { optional: true })
  emergency?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class RefuseTransferRequest {
  /** Why the centre cannot take the child. */
  @TextField(300)
  reason!: string;
}
