import { useWatch } from 'react-hook-form';
import type { RecordVisit, Risk } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { ExtraQuestions, type ExtraValues, givenExtra, WithExtra } from '../configuration/extra-questions';

const RISKS: readonly Risk[] = ['low', 'medium', 'high'];

interface Values { at: TypedTime; outcome: string; livesWith: string; occupation: string; risk: string; grounds: string; needs: string; remark: string; extra: ExtraValues }

export function VisitForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { visitOutcomes } = useReference();
  return (
    <WithExtra place="visit" view={props.view}>{(fields, nothing) => (
    <CaseForm<Values> {...props} action="visit.record" path="visits" defaults={{ at: NO_TIME, outcome: '', livesWith: '', occupation: '', risk: '', grounds: '', needs: '', remark: '', extra: nothing }}
      body={(values, id) => {
        const found = values.outcome !== 'not-found';
        return compact({
          id, at: givenTime(values.at), outcome: values.outcome, remark: given(values.remark), extra: givenExtra(fields, values.extra),
          ...(found && { livesWith: given(values.livesWith), occupation: given(values.occupation), risk: RISKS.find((risk) => risk === values.risk), grounds: given(values.grounds), needs: given(values.needs) }),
        }) satisfies RecordVisit;
      }}>
      <FormTime name="at" label={text('visit.when')} required />
      <FormChoice name="outcome" label={text('visit.outcome')} required options={options(visitOutcomes)} />
      <Finding />
      <ExtraQuestions fields={fields} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
    )}</WithExtra>
  );
}

/** Asked of a child who was found. */
function Finding() {
  const text = useText();
  const options = useOptions();
  const { livesWith, occupations } = useReference();
  const outcome = useWatch<Values, 'outcome'>({ name: 'outcome' });
  const risk = useWatch<Values, 'risk'>({ name: 'risk' });
  if (outcome === '' || outcome === 'not-found') return null;
  return (
    <>
      <FormChoice name="livesWith" label={text('visit.lives-with')} required options={options(livesWith)} />
      <FormChoice name="occupation" label={text('visit.occupation')} required options={options(occupations)} />
      <FormChoice name="risk" label={text('visit.risk')} help={text('visit.risk-help')} required side options={RISKS.map((value) => ({ value, label: text(`visit.risk.${value}`) }))} />
      {(risk === 'medium' || risk === 'high') && <FormArea name="grounds" label={text('visit.grounds')} help={text('visit.grounds-help')} required />}
      <FormArea name="needs" label={text('visit.needs')} help={text('visit.needs-help')} />
    </>
  );
}
