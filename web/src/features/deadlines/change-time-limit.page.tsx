import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ChangedTimeLimit, ChangeTimeLimit, OneTimeLimit, TimeLimitVersion, TimeLimitView } from '../../api/contract';
import { timeLimitQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { durationsOf, typedDurations } from './typed-durations';

/** A new version of one rule. What was before stays as it was, and can be read. */
export function ChangeTimeLimitPage() {
  const text = useText();
  const label = useLabel();
  const { code } = useParams({ from: '/inside/time-limits/$code/change' });
  const found = useQuery(timeLimitQuery(code));
  const newest = found.data?.items[0];
  const reload = async (): Promise<void> => { await found.refetch(); };
  return (
    <Page narrow title={newest === undefined ? text('time-limit.change') : text('time-limit.change-one', { rule: label(newest.label) })}
      before={<Link to="/time-limits/$code" params={{ code }} className="back"><IconBack size={20} />{text('time-limit.versions')}</Link>}>
      <QueryState of={found}>
        {(rule) => newest !== undefined && rule.change !== undefined ? <ChangeForm rule={rule} newest={newest} reload={reload} /> : <Banner kind="warning"><p>{text('time-limit.not-yours')}</p></Banner>}
      </QueryState>
    </Page>
  );
}

interface Values {
  labelFr: string; labelEn: string; limit: string; warnings: string; escalations: string; source: string; certainty: string; remark: string;
  effectiveFrom: string; appliesToRunning: string; reason: string;
}

const CERTAINTIES = ['stated', 'secondary', 'programme standard'] as const;

function ChangeForm({ rule, newest, reload }: { rule: OneTimeLimit; newest: TimeLimitVersion; reload: () => Promise<void> }) {
  const text = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const { code } = rule;
  const series = newest.series !== undefined;
  const defaults: Values = {
    labelFr: newest.label.fr, labelEn: newest.label.en, limit: typedDurations(newest.series ?? [newest.limit ?? ''], text), warnings: typedDurations(newest.warnings, text),
    escalations: typedDurations(newest.escalations, text), source: newest.source, certainty: newest.certainty, remark: newest.remark ?? '', effectiveFrom: rule.change?.firstDay ?? '',
    appliesToRunning: 'no', reason: '',
  };
  const bodyOf = (values: Values): ChangeTimeLimit => compact({
    labelFr: values.labelFr, labelEn: values.labelEn, ...(series ? { series: durationsOf(values.limit, text) } : { limit: durationsOf(values.limit, text).join(' ') }),
    warnings: durationsOf(values.warnings, text), escalations: durationsOf(values.escalations, text), source: values.source, certainty: values.certainty as TimeLimitView['certainty'],
    remark: given(values.remark), effectiveFrom: values.effectiveFrom, appliesToRunning: values.appliesToRunning === 'yes', reason: values.reason,
  });
  return (
    <CommandForm<Values, ChangedTimeLimit>
      form={`time-limit/${code}`}
      defaults={defaults}
      version={rule.newest}
      alias={{ series: 'limit' }}
      reload={reload}
      ask={(values) => ({ name: 'time-limit.change', path: `/time-limits/${code}/versions`, body: bodyOf(values) })}
      submitLabel={text('time-limit.save')}
      onDone={() => { void navigate({ to: '/time-limits/$code', params: { code }, replace: true }).then(() => { say({ kind: 'good', id: 'done.time-limit.change' }); }); }}
    >
      <Banner kind="info"><p>{text('time-limit.change-help')}</p></Banner>
      <FormText name="limit" label={text(series ? 'time-limit.series' : 'time-limits.limit')} help={text(series ? 'time-limit.series-help' : 'time-limit.duration-help')} required maxLength={200} />
      {!series && <FormText name="warnings" label={text('time-limit.warnings')} help={text('time-limit.warnings-help')} maxLength={200} />}
      <FormText name="escalations" label={text('time-limit.escalations')} help={text('time-limit.escalations-help')} maxLength={200} />
      <FormText name="effectiveFrom" type="date" label={text('time-limit.from')} help={text('time-limit.from-help', { day: dates.day(rule.change?.firstDay ?? '') })} required short />
      <FormChoice name="appliesToRunning" label={text('time-limit.running', { n: rule.change?.running ?? 0 })} required options={[
        { value: 'no', label: text('time-limit.running-keep') }, { value: 'yes', label: text('time-limit.running-change') },
      ]} />
      <FormArea name="reason" label={text('time-limit.reason')} help={text('time-limit.reason-help')} required maxLength={500} />
      <FormText name="source" label={text('time-limits.source')} required maxLength={300} />
      <FormChoice name="certainty" label={text('time-limit.certainty')} required options={CERTAINTIES.map((certainty) => ({ value: certainty, label: text(`certainty.${certainty}`) }))} />
      <FormText name="labelFr" label={text('time-limit.label-fr')} required maxLength={120} />
      <FormText name="labelEn" label={text('time-limit.label-en')} required maxLength={120} />
      <FormArea name="remark" label={text('time-limit.remark')} maxLength={600} />
    </CommandForm>
  );
}
