/** What one person looked at on one day (Mali time, which is UTC). */
export interface DayOfLooking {
  readonly day: string;
  readonly role: string;
  /** Files opened, each counted once. */
  readonly files: number;
  /** Children whose names stood in lists, each counted once. */
  readonly names: number;
  /** Looks between the beginning and the end of the night. */
  readonly night: number;
  readonly searches: number;
  readonly prints: number;
  readonly exports: number;
}

type Count = 'files' | 'names' | 'night' | 'searches' | 'prints' | 'exports';

/** One line of data/unusual-thresholds.json: unusual is more than so many a day. */
export interface Threshold {
  readonly code: string;
  readonly counts: Count;
  readonly above: number;
  /** Whose work asks for more. */
  readonly byRole?: Readonly<Record<string, number>>;
  /** Not unusual when at least so many files were opened for each hundred counted: who searches in order to work, opens what was found. */
  readonly unlessOpenedPercent?: number;
}

export interface Unusual {
  readonly code: string;
  readonly count: number;
  readonly usual: number;
}

/** What of a day is unusual, in the order of the thresholds. It accuses nobody: it says where to ask. */
export function unusualOf(day: DayOfLooking, thresholds: readonly Threshold[]): Unusual[] {
  return thresholds.flatMap(({ code, counts, above, byRole, unlessOpenedPercent }) => {
    const count = day[counts];
    const usual = byRole?.[day.role] ?? above;
    const opened = unlessOpenedPercent !== undefined && day.files * 100 >= count * unlessOpenedPercent;
    return count > usual && !opened ? [{ code, count, usual }] : [];
  });
}
