/** The last time that the clock (UTC, as Mali keeps it) stood at this full hour, at `now` or before. */
export function nightBefore(now: Date, hour: number): Date {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour));
  return today <= now ? today : new Date(today.getTime() - 24 * 3_600_000);
}
