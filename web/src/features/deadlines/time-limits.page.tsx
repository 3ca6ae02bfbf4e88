import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TimeLimitView } from '../../api/contract';
import { timeLimitsQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { durationInWords } from '../../i18n/durations';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { QueryState } from '../../ui/query-state';
import '../../ui/table.css';
import { useWide } from '../../ui/use-wide';
import './time-limits.css';
import { Unconfirmed } from './unconfirmed';

/** Each rule with where it comes from: what is law, what is only reported, what is a sensible default. */
export function TimeLimitsPage() {
  const text = useText();
  const wide = useWide();
  const list = useQuery(timeLimitsQuery);
  return (
    <Page title={text('time-limits.title')}>
      <p className="soft measure">{text('time-limits.help')}</p>
      <QueryState of={list}>
        {({ items }) => {
          const sorted = [...items].sort((a, b) => Number(b.watched) - Number(a.watched));
          return wide ? <LimitTable items={sorted} /> : <ul className="limit-cards">{sorted.map((rule) => <LimitCard key={`${rule.code}/${String(rule.version)}`} rule={rule} />)}</ul>;
        }}
      </QueryState>
    </Page>
  );
}

function useRuleWords(): (rule: TimeLimitView) => { limit: string; warnings: string; escalations: string } {
  const text = useText();
  const words = (durations: readonly string[]): string => durations.map((iso) => durationInWords(iso, text)).join(', ');
  return ({ limit, series, warnings, escalations }) => ({
    limit: limit !== undefined ? durationInWords(limit, text) : words(series ?? []),
    warnings: words(warnings),
    escalations: words(escalations),
  });
}

function LimitTable({ items }: { items: readonly TimeLimitView[] }) {
  const text = useText();
  const label = useLabel();
  const ruleWords = useRuleWords();
  return (
    <div className="table-frame">
      <table className="table limit-table">
        <caption className="hidden-visually">{text('time-limits.title')}</caption>
        <thead><tr><th scope="col">{text('time-limits.rule')}</th><th scope="col">{text('time-limits.limit')}</th><th scope="col">{text('time-limits.steps')}</th><th scope="col">{text('time-limits.source')}</th></tr></thead>
        <tbody>
          {items.map((rule) => {
            const words = ruleWords(rule);
            return (
              <tr key={`${rule.code}/${String(rule.version)}`}>
                <th scope="row"><Link to="/time-limits/$code" params={{ code: rule.code }}>{label(rule.label)}</Link><RuleState rule={rule} /></th>
                <td className="numbers"><strong>{words.limit}</strong></td>
                <td className="small">
                  {words.warnings !== '' && <p>{text('time-limits.warnings', { steps: words.warnings })}</p>}
                  {words.escalations !== '' && <p>{text('time-limits.escalations', { steps: words.escalations })}</p>}
                </td>
                <td className="small"><RuleSource rule={rule} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function LimitCard({ rule }: { rule: TimeLimitView }) {
  const text = useText();
  const label = useLabel();
  const words = useRuleWords()(rule);
  return (
    <li className="card stack-small">
      <h2><Link to="/time-limits/$code" params={{ code: rule.code }}>{label(rule.label)}</Link></h2>
      <p className="limit numbers">{words.limit}</p>
      <RuleState rule={rule} />
      {words.warnings !== '' && <p className="small">{text('time-limits.warnings', { steps: words.warnings })}</p>}
      {words.escalations !== '' && <p className="small">{text('time-limits.escalations', { steps: words.escalations })}</p>}
      <div className="small soft"><RuleSource rule={rule} /></div>
    </li>
  );
}

function RuleState({ rule }: { rule: TimeLimitView }) {
  const text = useText();
  return (
    <span className="row">
      {!rule.confirmed && <Unconfirmed />}
      {rule.watched ? <Badge tone="later">{text('time-limits.watched')}</Badge> : <Badge>{text('time-limits.not-watched')}</Badge>}
    </span>
  );
}

function RuleSource({ rule }: { rule: TimeLimitView }) {
  const text = useText();
  const dates = useDates();
  return (
    <>
      <p>{rule.source}</p>
      <p className="soft">{text(`certainty.${rule.certainty}`)} · {text('time-limits.version', { version: rule.version, when: dates.known(rule.effectiveFrom.slice(0, 10)) })}</p>
      {rule.remark !== undefined && <p className="soft">{rule.remark}</p>}
    </>
  );
}
