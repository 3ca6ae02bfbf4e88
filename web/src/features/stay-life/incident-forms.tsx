import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { CentreBoard, FollowUpIncident, ReportIncident } from '../../api/contract';
import { centreQuery, stayLifeQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { useLifeNames } from './use-life-names';

interface ReportValues { kind: string; severity: string; at: TypedTime; others: string[]; actions: string[]; words: string }

const SEVERITIES = ['low', 'medium', 'high'] as const;

export function ReportIncidentForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { stayIncidentKinds, stayIncidentActions } = useReference();
  const centre = props.view.stay?.centre;
  return (
    <CaseForm<ReportValues> {...props} action="stay.report-incident" path="stay/incidents" defaults={{ kind: '', severity: '', at: NO_TIME, others: [], actions: [], words: '' }}
      body={({ kind, severity, at, others, actions, words }, id) => ({ id, kind, severity: SEVERITIES.find((one) => one === severity) ?? 'high', at: givenTime(at), others, actions, words: words.trim() }) satisfies ReportIncident}>
      <FormChoice name="kind" label={text('life.kind')} required options={options(stayIncidentKinds)} />
      <FormChoice name="severity" label={text('life.severity')} help={text('life.severity-help')} required side options={SEVERITIES.map((value) => ({ value, label: text(`life.severity.${value}`) }))} />
      <ToldAtOnce />
      <FormTime name="at" label={text('field.when')} required />
      {centre !== undefined && <Others centre={centre} self={props.view.id} />}
      <FormChoices name="actions" label={text('life.actions')} required options={options(stayIncidentActions)} />
      <FormArea name="words" label={text('life.what-happened')} help={text('life.what-happened-help')} required maxLength={4000} />
    </CaseForm>
  );
}

function ToldAtOnce() {
  const text = useText();
  const { stayIncidentKinds } = useReference();
  const kind = useWatch({ name: 'kind' }) as string;
  const severity = useWatch({ name: 'severity' }) as string;
  const grave = severity === 'high' || stayIncidentKinds.some(({ code, category }) => code === kind && category === 'grave');
  return grave ? <Banner kind="warning"><p>{text('life.told-at-once')}</p></Banner> : null;
}

function Others({ centre, self }: { centre: string; self: string }) {
  const text = useText();
  const found = useQuery(centreQuery(centre));
  const named = ({ present }: CentreBoard) => present.filter(({ caseId }) => caseId !== self).map(({ caseId, code }) => ({ value: caseId, label: code }));
  return <QueryState of={found}>{(board) => (named(board).length === 0 ? null : <FormChoices name="others" label={text('life.others')} help={text('life.others-help')} options={named(board)} />)}</QueryState>;
}

interface FollowUpValues { incidentId: string; outcome: string; words: string; at: TypedTime }

export function FollowUpIncidentForm(props: ActionFormProps) {
  const text = useText();
  const dates = useDates();
  const options = useOptions();
  const names = useLifeNames();
  const { stayIncidentOutcomes } = useReference();
  return (
    <QueryState of={useQuery(stayLifeQuery(props.view.id))}>
      {({ incidents }) => {
        const open = incidents.filter(({ grave, followUp }) => grave && followUp === undefined);
        return (
          <CaseForm<FollowUpValues> {...props} action="stay.follow-up-incident" path={({ incidentId }) => `stay/incidents/${encodeURIComponent(incidentId)}/follow-up`}
            defaults={{ incidentId: open.length === 1 ? (open[0]?.id ?? '') : '', outcome: '', words: '', at: NO_TIME }}
            body={({ outcome, words, at }) => ({ at: givenTime(at), outcome, words: words.trim() }) satisfies FollowUpIncident}>
            <FormSelect name="incidentId" label={text('life.which-incident')} required options={open.map(({ id, kind, at }) => ({ value: id, label: `${names.kind(kind)}, ${dates.known(at)}` }))} />
            <FormChoice name="outcome" label={text('life.outcome')} required options={options(stayIncidentOutcomes)} />
            <FormArea name="words" label={text('life.outcome-words')} help={text('absence.circumstances-help')} required />
            <FormTime name="at" label={text('field.when')} required />
          </CaseForm>
        );
      }}
    </QueryState>
  );
}
