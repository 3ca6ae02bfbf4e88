import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { OneTimeLimit, TimeLimitDifference, TimeLimitVersion } from '../../api/contract';
import { timeLimitQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { durationInWords } from '../../i18n/durations';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './time-limits.css';
import { Unconfirmed } from './unconfirmed';

/** One rule in all its versions: what changed, who changed it, when and why. The old ones stay to be read. */
export function TimeLimitPage() {
  const text = useText();
  const label = useLabel();
  const { code } = useParams({ from: '/inside/time-limits/$code' });
  const found = useQuery(timeLimitQuery(code));
  const newest = found.data?.items[0];
  return (
    <Page narrow title={newest === undefined ? text('time-limits.title') : label(newest.label)} before={<Link to="/time-limits" className="back"><IconBack size={20} />{text('time-limits.title')}</Link>}
      beside={found.data?.change !== undefined && <Link to="/time-limits/$code/change" params={{ code }} className="button button-main">{text('time-limit.change')}</Link>}>
      <QueryState of={found}>{(rule) => <OneRule rule={rule} />}</QueryState>
    </Page>
  );
}

function OneRule({ rule }: { rule: OneTimeLimit }) {
  const text = useText();
  const label = useLabel();
  return (
    <>
      <p className="soft">{text('time-limit.between', { start: label(rule.startsAt), end: label(rule.endsAt) })}</p>
      {rule.change !== undefined && rule.change.pending > 0 && <Banner kind="info" role="status"><p>{text('time-limit.pending', { n: rule.change.pending })}</p></Banner>}
      <ol className="limit-versions">{rule.items.map((version) => <li key={version.version}><Version version={version} /></li>)}</ol>
    </>
  );
}

function Version({ version }: { version: TimeLimitVersion }) {
  const text = useText();
  const dates = useDates();
  const words = (durations: readonly string[]): string => durations.map((iso) => durationInWords(iso, text)).join(', ');
  return (
    <section className="card stack-small" aria-labelledby={`version-${String(version.version)}`}>
      <div className="row spread">
        <h2 id={`version-${String(version.version)}`}>{text('time-limit.version', { version: version.version })}</h2>
        <span className="row">
          {version.inForce && <Badge tone="later">{text('time-limit.in-force')}</Badge>}
          {!version.confirmed && <Unconfirmed />}
          {!version.watched && <Badge>{text('time-limits.not-watched')}</Badge>}
        </span>
      </div>
      <p className="limit numbers">{words(version.series ?? [version.limit ?? ''])}</p>
      <p>{text('time-limit.since', { when: dates.day(version.effectiveFrom) })}{version.appliesToRunning && ` ${text('time-limit.also-running')}`}</p>
      {version.warnings.length > 0 && <p className="small">{text('time-limits.warnings', { steps: words(version.warnings) })}</p>}
      <p className="small">{text('time-limits.escalations', { steps: words(version.escalations) })}</p>
      <p className="small">{version.source} · {text(`certainty.${version.certainty}`)}</p>
      {version.remark !== undefined && <p className="small soft">{version.remark}</p>}
      {version.differences.length > 0 && (
        <div>
          <h3>{text('time-limit.differences')}</h3>
          <ul className="limit-differences">{version.differences.map((difference) => <li key={difference.field}><Difference difference={difference} /></li>)}</ul>
        </div>
      )}
      <p className="small soft">
        {version.fromData ? text('time-limit.from-data', { when: dates.day(version.recordedAt) })
          : version.changedBy === undefined ? text('time-limit.changed-when', { when: dates.instant(version.recordedAt) })
            : text('time-limit.changed', { who: version.changedBy, when: dates.instant(version.recordedAt) })}
      </p>
      {version.reason !== undefined && <p className="limit-reason preline">{version.reason}</p>}
    </section>
  );
}

const DURATIONS = new Set(['limit', 'warnings', 'escalations']);

function Difference({ difference: { field, before, after } }: { difference: TimeLimitDifference }) {
  const text = useText();
  const say = (said: readonly string[]): string => {
    if (said.length === 0) return text('time-limit.nothing');
    if (field === 'certainty') return said.map((one) => (one === 'stated' || one === 'secondary' || one === 'programme standard' ? text(`certainty.${one}`) : one)).join('');
    if (field === 'watched') return text(said[0] === 'true' ? 'time-limits.watched' : 'time-limits.not-watched');
    return said.map((one) => (DURATIONS.has(field) ? durationInWords(one, text) : one)).join(', ');
  };
  return <><strong>{text(`time-limit.field.${field}`)}</strong> <del>{say(before)}</del> <span aria-hidden="true">→</span> <ins>{say(after)}</ins></>;
}
