import { useSearch } from '@tanstack/react-router';
import type { CorrectFact } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { fact: string; at: TypedTime; reason: string }

export function CorrectionForm(props: ActionFormProps) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const { fact: asked = '' } = useSearch({ from: '/inside/cases/$caseId/do/$action' });
  const facts = props.view.timeline.filter((entry) => entry.correctable !== undefined);
  const chosen = facts.some(({ id }) => id === asked) ? asked : '';
  return (
    <CaseForm<Values> {...props} action="fact.correct" path="corrections" defaults={{ fact: chosen, at: NO_TIME, reason: '' }}
      body={(values, id) => {
        const fact = facts.find((entry) => entry.id === values.fact);
        return { id, kind: fact?.kind ?? '', factId: fact?.correctable ?? '', at: givenTime(values.at), reason: values.reason.trim() } satisfies CorrectFact;
      }}>
      <Banner kind="info"><p>{text('correction.help')}</p></Banner>
      <FormChoice name="fact" label={text('correction.which')} required options={facts.map((entry) => ({ value: entry.id, label: `${label(entry.label)} : ${entry.at === undefined ? '' : dates.known(entry.at)}` }))} />
      <FormTime name="at" label={text('correction.at')} required />
      <FormArea name="reason" label={text('correction.reason')} help={text('correction.reason-help')} required maxLength={500} />
    </CaseForm>
  );
}
