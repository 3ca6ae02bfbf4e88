import { useFormContext, useFormState } from 'react-hook-form';
import type { HandoverLine } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useFieldId } from '../../forms/field-ids';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import './chosen-children.css';

/** By the file of the child: a list that has changed meanwhile chooses nobody else. */
export interface ChosenValues { children: Record<string, boolean>; /** Whether anybody is, told beside the list. */ chosen?: never }

export function chosenOf(lines: readonly HandoverLine[], { children }: ChosenValues): HandoverLine[] {
  return lines.filter(({ caseId }) => children[caseId] === true);
}

/** Whom it concerns: boxes of the browser itself, for there may be many lines. What stands in the way of one child is said beside it. */
export function ChosenChildren({ lines, more, legend }: { lines: readonly HandoverLine[]; more: boolean; legend: string }) {
  const text = useText();
  const fieldId = useFieldId();
  const { register, getFieldState } = useFormContext<ChosenValues>();
  const { error } = getFieldState('chosen', useFormState({ name: 'chosen' }));
  register('chosen', { validate: (_, values) => chosenOf(lines, values).length > 0 || text('handover.group.choose') });
  return (
    <fieldset id={fieldId('chosen')} className="chosen-children" tabIndex={-1} aria-describedby={error === undefined ? undefined : 'problem-chosen'} aria-invalid={error !== undefined || undefined}>
      <legend className="field-label">{legend}</legend>
      {error?.message !== undefined && <p id="problem-chosen" className="field-error">{error.message}</p>}
      {more && <Banner kind="info"><p>{text('handover.more')}</p></Banner>}
      <ul>{lines.map((line) => <li key={line.caseId}><Line line={line} /></li>)}</ul>
    </fieldset>
  );
}

function Line({ line }: { line: HandoverLine }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const { centres } = useReference();
  const fieldId = useFieldId();
  const name = `children.${line.caseId}`;
  const { register, getFieldState } = useFormContext();
  const { error } = getFieldState(name, useFormState({ name }));
  const centre = centres.find(({ code }) => code === line.centre);
  const problem = `problem-${line.caseId}`;
  return (
    <>
      <label className="chosen-child">
        <input type="checkbox" id={fieldId(name)} {...register(name, { deps: ['chosen'] })} aria-invalid={error !== undefined || undefined} aria-describedby={error === undefined ? undefined : problem} />
        <span>
          <strong className="code">{line.code}</strong>
          <span className="small soft">{text(`centre.sex.${line.sex}`)}, {line.ageYears === undefined ? text('centre.age-unknown') : text('centre.age', { n: line.ageYears })}</span>
          <span className="small">{text('handover.held-since', { when: dates.known(line.heldSince) })}</span>
          {line.offeredAt !== undefined && (
            <span className="small">{text('handover.offered-since', { when: dates.known(line.offeredAt) })}{centre === undefined ? '' : ` · ${label(centre.label)}`}</span>
          )}
        </span>
      </label>
      {error?.message !== undefined && <p id={problem} className="field-error">{error.message}</p>}
    </>
  );
}
