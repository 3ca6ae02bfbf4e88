export class CaseloadWorkerView {
  id!: string;
  name!: string;
  /** 'case-worker' | 'centre-worker' */
  role!: string;
  region?: string;
  centre?: string;
  /** Open files that this person follows, of those that the asking person sees. */
  children!: number;
  /** Of these, how many have something overdue. */
  overdue!: number;
  /** 'room' | 'full' | 'over', against the standard */
  load!: string;
}

export class CaseloadView {
  /** Children for one worker. */
  standard!: number;
  items!: CaseloadWorkerView[];
  /** Open files out of custody that nobody in particular follows. */
  unassigned!: number;
}
