import { useQuery } from '@tanstack/react-query';
import type { ChannelState, ClockCheck, ClockDifference, ClockHealth, Heartbeat, Lateness, OperationsView } from '../../api/contract';
import { operationsQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { useSpan } from './span';
import './operations.css';

/** For those who keep the system running: whether the clock goes, how late it was, what waits. Figures, and no child's data. */
export function OperationsPage() {
  const text = useText();
  const found = useQuery(operationsQuery);
  return (
    <Page title={text('operations.title')}>
      <QueryState of={found}>
        {(state) => (
          <div className="operations">
            <ClockBanner clock={state.clock} />
            <Figures state={state} />
            <SecondOpinion state={state} />
            <LatenessCard items={state.lateness} />
            <Channels items={state.deliveries} />
            <Engine state={state} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function ClockBanner({ clock }: { clock: ClockHealth }) {
  const text = useText();
  const dates = useDates();
  const swept = clock.sweptAt === null ? text('operations.never-swept') : text('operations.swept', { when: dates.instant(clock.sweptAt) });
  return (
    <Banner kind={clock.status === 'ok' ? 'good' : 'grave'} {...(clock.status !== 'ok' && { role: 'alert' })}>
      <p><strong>{text(clock.status === 'ok' ? 'operations.sound' : 'operations.unsound')}</strong></p>
      {clock.reasons.map((reason) => <p key={reason}>{text(`operations.reason.${reason}`)}</p>)}
      <p>{swept}</p>
    </Banner>
  );
}

function Figures({ state: { open, nextDue, clock } }: { state: OperationsView }) {
  const text = useText();
  const dates = useDates();
  const span = useSpan();
  const late = clock.dueSince === null ? 0 : Math.max(0, (Date.parse(clock.now) - Date.parse(clock.dueSince)) / 1_000);
  return (
    <dl className="operations-figures">
      <Figure name={text('operations.open')} value={String(open)} />
      <Figure name={text('operations.next')} value={nextDue === null ? text('operations.none') : dates.short(nextDue)} />
      <Figure name={text('operations.due')} value={clock.due === null ? text('operations.unknown') : String(clock.due)} />
      <Figure name={text('operations.late-now')} value={clock.due === null ? text('operations.unknown') : span(late)} />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return <div className="card operations-figure"><dt>{name}</dt><dd className="numbers">{value}</dd></div>;
}

function SecondOpinion({ state: { check, differences, differencesOpen } }: { state: OperationsView }) {
  const text = useText();
  return (
    <section className="card stack-small" aria-labelledby="second-opinion">
      <h2 id="second-opinion">{text('operations.opinion')}</h2>
      <p className="small soft measure">{text('operations.opinion-help')}</p>
      {check === null ? <p>{text('operations.opinion-none')}</p> : <LastCheck check={check} />}
      {check !== null && <p><Badge tone={differencesOpen === 0 ? 'later' : 'overdue'}>{text('operations.differences', { n: differencesOpen })}</Badge></p>}
      {differences.length > 0 && <ul className="operations-lines">{differences.map((difference) => <Difference key={difference.id} difference={difference} />)}</ul>}
      {differencesOpen > differences.length && <p className="small soft">{text('operations.differences-more', { n: differencesOpen - differences.length })}</p>}
    </section>
  );
}

function LastCheck({ check: { startedAt, finishedAt, cases, deadlines, unread } }: { check: ClockCheck }) {
  const text = useText();
  const dates = useDates();
  return (
    <>
      <p>{finishedAt === null ? text('operations.opinion-running', { when: dates.instant(startedAt), n: cases }) : text('operations.opinion-last', { when: dates.instant(finishedAt), deadlines, n: cases })}</p>
      {unread.length > 0 && <Banner kind="warning"><p>{text('operations.unread', { rules: unread.join(', ') })}</p></Banner>}
    </>
  );
}

function Difference({ difference: { kind, caseCode, rule, ordinal, foundAt, lastSeenAt } }: { difference: ClockDifference }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  return (
    <li className="stack-small">
      <p className="row"><strong>{text(`operations.difference.${kind}`)}</strong><span className="code">{caseCode}</span></p>
      <p>{ordinal > 1 ? text('operations.difference-nth', { rule: label(rule), n: ordinal }) : label(rule)}</p>
      <p className="small soft">{foundAt === lastSeenAt ? text('operations.difference-found', { when: dates.instant(foundAt) }) : text('operations.difference-still', { found: dates.instant(foundAt), seen: dates.instant(lastSeenAt) })}</p>
    </li>
  );
}

function LatenessCard({ items }: { items: readonly Lateness[] }) {
  const text = useText();
  const span = useSpan();
  const value = (seconds: number | null): string => (seconds === null ? '–' : span(seconds));
  return (
    <section className="card stack-small" aria-labelledby="lateness">
      <h2 id="lateness">{text('operations.lateness')}</h2>
      <p className="small soft measure">{text('operations.lateness-help')}</p>
      <div className="operations-pairs">
        {items.map(({ hours, alerts, p50, p99, max }) => (
          <div key={hours}>
            <h3>{hours === 24 ? text('operations.day') : text('operations.week')}</h3>
            <dl>
              <dt>{text('operations.alerts')}</dt><dd>{alerts}</dd>
              <dt>{text('operations.p50')}</dt><dd>{value(p50)}</dd>
              <dt>{text('operations.p99')}</dt><dd>{value(p99)}</dd>
              <dt>{text('operations.max')}</dt><dd>{value(max)}</dd>
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

const TONES: Record<string, Tone> = { failed: 'overdue', queued: 'soon', sent: 'later', delivered: 'later' };

function Channels({ items }: { items: readonly ChannelState[] }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="card stack-small" aria-labelledby="channels">
      <h2 id="channels">{text('operations.deliveries')}</h2>
      {items.length === 0 && <Empty>{text('operations.deliveries-none')}</Empty>}
      <ul className="operations-lines">
        {items.map(({ channel, state, count, triedAgain, nextTryAt, lastError }) => (
          <li key={`${channel} ${state}`} className="stack-small">
            <p className="row"><strong>{text(`operations.channel.${channel}`)}</strong><Badge tone={TONES[state] ?? 'neutral'}>{text(`operations.state.${state}`)}</Badge><span className="numbers">{count}</span></p>
            {triedAgain > 0 && <p className="small soft">{text('operations.tried-again', { n: triedAgain, when: nextTryAt === null ? '–' : dates.short(nextTryAt) })}</p>}
            {lastError !== null && <p className="small soft">{text('operations.last-error', { words: lastError })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Engine({ state: { queued, heartbeats, unsealed, virusScan } }: { state: OperationsView }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="card stack-small" aria-labelledby="engine">
      <h2 id="engine">{text('operations.engine')}</h2>
      <p>{queued === null ? text('operations.queue-gone') : text('operations.queue', { n: queued })}</p>
      <p>{unsealed.since === null ? text('operations.sealed') : text('operations.unsealed', { n: unsealed.count, when: dates.instant(unsealed.since) })}</p>
      <p>{text(virusScan ? 'operations.virus-scan' : 'operations.virus-scan-none')}</p>
      <h3>{text('operations.heartbeats')}</h3>
      <ul className="operations-lines">{heartbeats.map((beat) => <Beat key={beat.name} beat={beat} />)}</ul>
    </section>
  );
}

function Beat({ beat: { name, at } }: { beat: Heartbeat }) {
  const text = useText();
  const dates = useDates();
  const words = name.startsWith('worker ') ? text('operations.worker', { name: name.slice('worker '.length) }) : text(`operations.heartbeat.${name === 'sweep' || name === 'seal' ? name : 'other'}`);
  return <li className="operations-beat"><span>{words}</span><span className="soft numbers">{dates.instant(at)}</span></li>;
}
