import { useQuery } from '@tanstack/react-query';
import type { ReturnSeen, TellOutcome, ToldOutcome } from '../../api/contract';
import { reintegrationQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';

const TOLD: readonly ToldOutcome[] = ['in-school', 'in-training', 'in-work', 'with-family', 'other'];

interface Values { milestone: string; outcome: string; withFamily: string; source: string; words: string; at: TypedTime }

/** News of the child at a milestone, where no visit could be made. */
export function OutcomeForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { reintegrationOutcomes, outcomeSources } = useReference();
  return (
    <QueryState of={useQuery(reintegrationQuery(props.view.id))}>
      {({ returns }) => {
        const open = stillUnknown(returns[0]);
        return (
          <CaseForm<Values> {...props} action="outcome.tell" path="outcomes" defaults={{ milestone: open.length === 1 ? (open[0]?.code ?? '') : '', outcome: '', withFamily: '', source: '', words: '', at: NO_TIME }}
            body={(values, id) => compact({
              id, milestone: values.milestone, outcome: TOLD.find((code) => code === values.outcome) ?? 'other', source: values.source, at: givenTime(values.at), words: values.words.trim(),
              withFamily: values.withFamily === 'yes' ? true : values.withFamily === 'no' ? false : undefined,
            }) satisfies TellOutcome}>
            <FormSelect name="milestone" label={text('outcome.which')} help={text('outcome.which-help')} required options={open.map(({ code, months }) => ({ value: code, label: text('outcome.months', { n: months }) }))} />
            <FormChoice name="outcome" label={text('outcome.what')} required options={options(reintegrationOutcomes.filter(({ code }) => TOLD.some((told) => told === code)))} />
            <FormChoice name="withFamily" label={text('outcome.with-family')} side options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: text(`outcome.with-family.${value}`) }))} />
            <FormSelect name="source" label={text('outcome.source')} required options={options(outcomeSources)} />
            <FormArea name="words" label={text('outcome.words')} help={text('outcome.words-help')} required />
            <FormTime name="at" label={text('outcome.when')} help={text('outcome.when-help')} required />
          </CaseForm>
        );
      }}
    </QueryState>
  );
}

function stillUnknown(one: ReturnSeen | undefined): ReturnSeen['milestones'] {
  return one?.milestones.filter(({ state, outcome }) => state === 'awaited' || outcome === 'lost-to-follow-up') ?? [];
}
