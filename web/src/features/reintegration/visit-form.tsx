import type { RecordVisit } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { at: TypedTime; outcome: string; remark: string }

export function VisitForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { visitOutcomes } = useReference();
  return (
    <CaseForm<Values> {...props} action="visit.record" path="visits" defaults={{ at: NO_TIME, outcome: '', remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), outcome: values.outcome, remark: given(values.remark) }) satisfies RecordVisit}>
      <FormTime name="at" label={text('visit.when')} required />
      <FormChoice name="outcome" label={text('visit.outcome')} required options={options(visitOutcomes)} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}
