import { NoAnswerError, problemOf } from '../../api/problem';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

/** What the server said no to, above the form; where it names a field, beside the field instead. */
export function Refused({ error, fields = [] }: { error: Error | null; fields?: readonly string[] }) {
  const text = useText();
  if (error === null || fields.some((field) => fieldProblem(error, field) !== undefined)) return null;
  const said = problemOf(error)?.detail;
  return <Banner kind="grave" role="alert"><p>{said === undefined || said === '' ? text(error instanceof NoAnswerError ? 'problem.no-answer' : 'problem.unexpected') : said}</p></Banner>;
}

export function fieldProblem(error: Error | null, field: string): string | undefined {
  return problemOf(error)?.errors?.find((one) => one.field === field)?.message;
}
