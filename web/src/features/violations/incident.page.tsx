import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CompareIncident, Incident, IncidentAnswer, LikelyIncident, SufferedView, Victim, Violation } from '../../api/contract';
import { useCommand } from '../../api/commands';
import { problemOf } from '../../api/problem';
import { incidentQuery } from '../../api/queries';
import { uuidv7 } from '../../api/uuid';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Button, ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { STATUS_TONES, useCodeWords, useVictimWords } from './violation-words';
import './violations.css';

/** One incident: what happened, to whom, by whom, who told it, and what was verified. */
export function IncidentPage() {
  const text = useText();
  const { incidentId } = useParams({ from: '/inside/violations/$incidentId' });
  const found = useQuery(incidentQuery(incidentId));
  return (
    <Page title={found.data === undefined ? text('violations.one') : text('violations.one-code', { code: found.data.code })} before={<Link to="/violations" className="back"><IconBack size={20} />{text('violations.title')}</Link>}>
      <QueryState of={found}>{(incident) => <Whole key={incident.id} incident={incident} />}</QueryState>
    </Page>
  );
}

function Whole({ incident }: { incident: Incident }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  const { account, place, placeText, joinedInto, joined, recordedBy } = incident;
  const changeable = incident.mayRecord && joinedInto === undefined;
  return (
    <div className="incident">
      {joinedInto !== undefined && <JoinedNote incident={incident} into={joinedInto.id} code={joinedInto.code} />}
      <dl className="card incident-facts">
        <div><dt>{text('violations.occurred')}</dt><dd className="sentence">{dates.known(incident.occurredAt)}</dd></div>
        <div><dt>{text('violations.party')}</dt><dd>{words('parties', incident.party)}</dd></div>
        <div><dt>{text('violations.place')}</dt><dd>{[words('regions', incident.region), place, placeText].filter((part) => part !== undefined).join(' · ')}</dd></div>
        <div><dt>{text('violations.recorded')}</dt><dd>{[dates.short(incident.recordedAt), recordedBy].filter((part) => part !== undefined).join(' · ')}</dd></div>
        {account !== undefined && <div><dt>{text('violations.account')}</dt><dd className="incident-words">{account}</dd></div>}
        {joined.length > 0 && <div><dt>{text('violations.holds')}</dt><dd>{joined.map(({ id, code }) => <Link key={id} to="/violations/$incidentId" params={{ incidentId: id }} className="code">{code}</Link>)}</dd></div>}
      </dl>
      {changeable && <div className="row"><ButtonLink to="/violations/$incidentId/amend" params={{ incidentId: incident.id }}>{text('violations.amend')}</ButtonLink></div>}
      {incident.likely.length > 0 && <Likely incident={incident} />}
      <Violations incident={incident} changeable={changeable} />
      <Victims incident={incident} changeable={changeable} />
      <Sources incident={incident} changeable={changeable} />
    </div>
  );
}

function Violations({ incident, changeable }: { incident: Incident; changeable: boolean }) {
  const text = useText();
  return (
    <section className="stack-small" aria-labelledby="violations">
      <h2 id="violations">{text('violations.violations')}</h2>
      <ul className="card flush incident-lines">{incident.violations.map((violation) => <OneViolation key={violation.id} incidentId={incident.id} violation={violation} changeable={changeable} />)}</ul>
      {changeable && <div className="row"><ButtonLink to="/violations/$incidentId/add/$what" params={{ incidentId: incident.id, what: 'violation' }}>{text('violations.violation-add')}</ButtonLink></div>}
    </section>
  );
}

function OneViolation({ incidentId, violation, changeable }: { incidentId: string; violation: Violation; changeable: boolean }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  const { id, type, facility, act, damage, status, counts, history } = violation;
  const details = [facility !== undefined && text(`violations.facility.${facility}`), act !== undefined && text(`violations.act.${act}`), damage !== undefined && words('facilityDamages', damage)].filter((part) => part !== false);
  return (
    <li>
      <div className="row spread"><strong>{words('violationTypes', type)}</strong><Badge tone={STATUS_TONES[status]}>{words('violationStatuses', status)}</Badge></div>
      {details.length > 0 && <p>{details.join(' · ')}</p>}
      <p className="small soft">{act === 'military-use' ? text('violations.counts-apart') : text(status === 'verified' ? 'violations.counts' : 'violations.would-count', { n: counts })}</p>
      {history.length > 0 && (
        <ol className="violation-history">
          {history.map((decision) => (
            <li key={`${decision.status} ${decision.recordedAt} ${decision.on}`}>
              {text('violations.decision', { status: words('violationStatuses', decision.status), on: dates.day(decision.on) })}{decision.by !== undefined && ` · ${decision.by}`}
              {decision.note !== undefined && <p className="incident-words soft">{decision.note}</p>}
            </li>
          ))}
        </ol>
      )}
      {changeable && <div className="row"><ButtonLink to="/violations/$incidentId/verify/$violationId" params={{ incidentId, violationId: id }} aria-label={text('violations.verify-of', { type: words('violationTypes', type) })}>{text('violations.verify')}</ButtonLink></div>}
    </li>
  );
}

function Victims({ incident, changeable }: { incident: Incident; changeable: boolean }) {
  const text = useText();
  const victims = incident.victims;
  if (victims.length === 0 && !changeable) return null;
  return (
    <section className="stack-small" aria-labelledby="victims">
      <h2 id="victims">{text('violations.victims')}</h2>
      {victims.length > 0 && <ul className="card flush incident-lines">{victims.map((victim) => <OneVictim key={victim.id} incident={incident} victim={victim} changeable={changeable} />)}</ul>}
      {changeable && <div className="row"><ButtonLink to="/violations/$incidentId/add/$what" params={{ incidentId: incident.id, what: 'victim' }}>{text('violations.line-add')}</ButtonLink></div>}
    </section>
  );
}

function OneVictim({ incident, victim, changeable }: { incident: Incident; victim: Victim; changeable: boolean }) {
  const text = useText();
  const victimWords = useVictimWords();
  const withdraw = useCommand<IncidentAnswer>(() => undefined);
  const press = (): void => {
    withdraw.mutate({ name: 'incident.withdraw', method: 'POST', path: `/incidents/${incident.id}/victims/${victim.id}/withdraw`, body: {}, key: uuidv7(), version: incident.version });
  };
  return (
    <li>
      <p>{victim.caseId === undefined ? <strong>{victimWords(victim)}</strong> : <Link to="/cases/$caseId" params={{ caseId: victim.caseId }} className="code">{victimWords(victim)}</Link>}</p>
      <ul className="violation-history">{victim.suffered.map((suffered) => <Suffered key={suffered.type} suffered={suffered} />)}</ul>
      {withdraw.error !== null && <Banner kind="warning" role="alert"><p>{problemOf(withdraw.error)?.detail ?? text('problem.unexpected')}</p></Banner>}
      {changeable && <div className="row"><Button kind="bare" isDisabled={withdraw.isPending} onPress={press}>{text('violations.withdraw')}</Button></div>}
    </li>
  );
}

function Suffered({ suffered: { type, harm, cause, captivity, mode, roles } }: { suffered: SufferedView }) {
  const text = useText();
  const words = useCodeWords();
  const details = [
    harm !== undefined && text(`violations.harm.${harm}`), cause !== undefined && words('violationCauses', cause), captivity !== undefined && text(`violations.captivity.${captivity}`),
    mode !== undefined && words('recruitmentModes', mode), ...(roles ?? []).map((role) => words('roles', role)),
  ].filter((part) => part !== false);
  return <li>{words('violationTypes', type)}{details.length > 0 && ` : ${details.join(', ')}`}</li>;
}

function Sources({ incident, changeable }: { incident: Incident; changeable: boolean }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  return (
    <section className="stack-small" aria-labelledby="sources">
      <h2 id="sources">{text('violations.sources')}</h2>
      <ul className="card flush incident-lines">
        {incident.sources.map(({ id, kind, at, detail }) => (
          <li key={id}><p><strong>{words('violationSources', kind)}</strong> <span className="soft">{dates.known(at)}</span></p>{detail !== undefined && <p className="incident-words">{detail}</p>}</li>
        ))}
      </ul>
      {changeable && <div className="row"><ButtonLink to="/violations/$incidentId/add/$what" params={{ incidentId: incident.id, what: 'source' }}>{text('violations.source-add')}</ButtonLink></div>}
    </section>
  );
}

/** Incidents that may be this one, told by another source. */
function Likely({ incident }: { incident: Incident }) {
  const text = useText();
  return (
    <section className="stack-small" aria-labelledby="likely">
      <h2 id="likely">{text('violations.likely')}</h2>
      <p className="small soft">{text('violations.likely-help')}</p>
      <ul className="card flush incident-lines">{incident.likely.map((other) => <OneLikely key={other.id} incident={incident} other={other} />)}</ul>
    </section>
  );
}

function OneLikely({ incident, other }: { incident: Incident; other: LikelyIncident }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  const compare = useCommand<IncidentAnswer>(() => undefined);
  const ask = (how: 'join' | 'keep-apart'): void => {
    const body: CompareIncident = { id: uuidv7(), otherId: other.id, otherVersion: other.version };
    compare.mutate({ name: `incident.${how}`, method: 'POST', path: `/incidents/${incident.id}/${how}`, body, key: uuidv7(), version: incident.version });
  };
  return (
    <li>
      <p><Link to="/violations/$incidentId" params={{ incidentId: other.id }} className="code">{other.code}</Link> <span className="soft">{dates.known(other.occurredAt)} · {words('parties', other.party)}</span></p>
      <p>{other.types.map((type) => words('violationTypes', type)).join(', ')} · {text('violations.children', { n: other.children })}</p>
      {compare.error !== null && <Banner kind="warning" role="alert"><p>{problemOf(compare.error)?.detail ?? text('problem.unexpected')}</p></Banner>}
      <div className="row">
        <Button isDisabled={compare.isPending} onPress={() => { ask('join'); }}>{text('violations.join', { code: other.code })}</Button>
        <Button kind="bare" isDisabled={compare.isPending} onPress={() => { ask('keep-apart'); }}>{text('violations.keep-apart')}</Button>
      </div>
    </li>
  );
}

function JoinedNote({ incident, into, code }: { incident: Incident; into: string; code: string }) {
  const text = useText();
  const separate = useCommand<IncidentAnswer>(() => undefined);
  const press = (): void => {
    separate.mutate({ name: 'incident.separate', method: 'POST', path: `/incidents/${incident.id}/separate`, body: {}, key: uuidv7(), version: incident.version });
  };
  return (
    <Banner kind="info">
      <p>{text('violations.joined-into', { code })} <Link to="/violations/$incidentId" params={{ incidentId: into }} className="code">{code}</Link></p>
      {incident.mayRecord && <Button isDisabled={separate.isPending} onPress={press}>{text('violations.separate')}</Button>}
    </Banner>
  );
}
