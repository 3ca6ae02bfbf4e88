/** An ISO 8601 duration of the kinds that time limits are written in: PT48H, P7D, P3M, P1Y2M, P1DT12H. */
interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const DURATION = /^P(?=\d|T\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/**
 * The instant a duration after another. Months go by the calendar (UTC, as Mali keeps it all year) and end with the month where
 * it is shorter: 31 January and a month is 28 or 29 February. Days, hours and minutes follow after the months.
 * @throws when the text is no such duration: a rule nobody can compute must not load
 */
export function addDuration(at: Date, duration: string): Date {
  const { months, milliseconds } = parseDuration(duration);
  return new Date(addMonths(at, months).getTime() + milliseconds);
}

export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

function parseDuration(text: string): Duration {
  const match = DURATION.exec(text);
  if (match === null) throw new Error(`no duration: "${text}"`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return { months: years * 12 + months, milliseconds: (weeks * 7 + days) * DAY + hours * HOUR + minutes * 60 * SECOND + seconds * SECOND };
}

function addMonths(at: Date, months: number): Date {
  if (months === 0) return at;
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  moved.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return moved;
}
