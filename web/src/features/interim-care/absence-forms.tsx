import { useWatch } from 'react-hook-form';
import type { EndStayAbsence, RecordStayAbsence } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface AbsenceValues { at: TypedTime; remark: string }

export function AbsenceForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<AbsenceValues> {...props} action="stay.absence" path="stay/absences" defaults={{ at: NO_TIME, remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), remark: given(values.remark) }) satisfies RecordStayAbsence}>
      <Banner kind="info"><p>{text('absence.start-help')}</p></Banner>
      <FormTime name="at" label={text('absence.since')} help={text('absence.since-help')} required />
      <FormArea name="remark" label={text('absence.circumstances')} help={text('absence.circumstances-help')} />
    </CaseForm>
  );
}

interface EndValues { outcome: string; at: TypedTime; destination: string; region: string; remark: string }

export function EndAbsenceForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<EndValues> {...props} action="stay.absence-end" path="stay/absences/end" defaults={{ outcome: '', at: NO_TIME, destination: '', region: '', remark: '' }}
      body={(values) => {
        const at = givenTime(values.at);
        const remark = given(values.remark);
        if (values.outcome !== 'found-elsewhere') return compact({ at, outcome: 'returned' as const, remark }) satisfies EndStayAbsence;
        return compact({ at, outcome: 'found-elsewhere' as const, destination: values.destination, region: given(values.region), remark }) satisfies EndStayAbsence;
      }}>
      <FormChoice name="outcome" label={text('absence.outcome')} help={text('absence.outcome-help')} required options={(['returned', 'found-elsewhere'] as const).map((value) => ({ value, label: text(`absence.outcome.${value}`) }))} />
      <WhereFound />
      <FormTime name="at" label={text('field.when')} required />
      <FormArea name="remark" label={text('absence.end-words')} help={text('absence.circumstances-help')} />
    </CaseForm>
  );
}

function WhereFound() {
  const text = useText();
  const options = useOptions();
  const { destinations, regions } = useReference();
  if (useWatch({ name: 'outcome' }) !== 'found-elsewhere') return null;
  return (
    <>
      <FormChoice name="destination" label={text('absence.destination')} required options={options(destinations.filter(({ category }) => category === 'placement' || category === 'transfer'))} />
      <FormSelect name="region" label={text('discharge.region')} empty={text('form.not-given')} options={options(regions)} />
    </>
  );
}
