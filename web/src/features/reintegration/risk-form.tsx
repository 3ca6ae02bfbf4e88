import { useQuery } from '@tanstack/react-query';
import type { AnswerRisk } from '../../api/contract';
import { reintegrationQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';

interface Values { visitId: string; answer: string; words: string; at: TypedTime }

export function RiskForm(props: ActionFormProps) {
  const text = useText();
  const dates = useDates();
  const options = useOptions();
  const { riskAnswers } = useReference();
  return (
    <QueryState of={useQuery(reintegrationQuery(props.view.id))}>
      {({ visits }) => {
        const open = visits.filter(({ riskOpen }) => riskOpen);
        return (
          <CaseForm<Values> {...props} action="risk.answer" path={({ visitId }) => `visits/${encodeURIComponent(visitId)}/risk`}
            defaults={{ visitId: open.length === 1 ? (open[0]?.id ?? '') : '', answer: '', words: '', at: NO_TIME }}
            body={(values, id) => ({ id, at: givenTime(values.at), answer: values.answer, words: values.words.trim() }) satisfies AnswerRisk}>
            <FormSelect name="visitId" label={text('risk.which')} required options={open.map(({ id, at }) => ({ value: id, label: dates.known(at) }))} />
            <FormChoice name="answer" label={text('risk.answer')} required options={options(riskAnswers)} />
            <FormArea name="words" label={text('risk.words')} required />
            <FormTime name="at" label={text('risk.when')} required />
          </CaseForm>
        );
      }}
    </QueryState>
  );
}
