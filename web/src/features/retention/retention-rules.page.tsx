import { useQuery } from '@tanstack/react-query';
import type { RetentionRuleView } from '../../api/contract';
import { retentionRulesQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { durationInWords } from '../../i18n/durations';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { QueryState } from '../../ui/query-state';
import { Unconfirmed } from '../deadlines/unconfirmed';
import { ErasureTabs } from './erasure-tabs';

/** How long what is kept, from when, on whose word. Older versions stay readable below the one in force. */
export function RetentionRulesPage() {
  const text = useText();
  const list = useQuery(retentionRulesQuery);
  return (
    <Page title={text('retention.title')}>
      <ErasureTabs />
      <p className="soft measure">{text('retention.help')}</p>
      <QueryState of={list}>
        {({ items }) => {
          const newest = items.filter((rule) => items.every((other) => other.code !== rule.code || other.version <= rule.version));
          return <ul className="erasures">{newest.map((rule) => <RuleCard key={rule.code} rule={rule} before={items.filter((other) => other.code === rule.code && other.version < rule.version)} />)}</ul>;
        }}
      </QueryState>
    </Page>
  );
}

function RuleCard({ rule, before }: { rule: RetentionRuleView; before: readonly RetentionRuleView[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const since = ({ version, effectiveFrom }: RetentionRuleView): string => text('time-limits.version', { version, when: dates.day(effectiveFrom) });
  return (
    <li className="card erasure-card">
      <h2>{label(rule.label)}</h2>
      <p className="retention-period numbers">{durationInWords(rule.period, text)}</p>
      <p>{text('retention.from', { start: label(rule.startsAt) })}</p>
      <span className="row">{!rule.confirmed && <Unconfirmed />}<Badge tone={rule.effect === 'proposed' ? 'soon' : 'neutral'}>{text(`retention.effect.${rule.effect}`)}</Badge></span>
      <div className="small soft">
        <p>{label(rule.source)}</p>
        <p>{text(`certainty.${rule.certainty}`)} · {since(rule)}</p>
        {before.map((older) => <p key={older.version}>{text('retention.before', { period: durationInWords(older.period, text), since: since(older) })}</p>)}
      </div>
    </li>
  );
}
