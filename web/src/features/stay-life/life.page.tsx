import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CareSession, StayIncident, WeekNote } from '../../api/contract';
import { caseQuery, stayLifeQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../cases/case.css';
import { NextSteps } from '../cases/next-steps';
import { LIFE_ACTIONS } from './life-actions';
import './stay-life.css';
import { useLifeNames } from './use-life-names';

/** A child's life in care: what happened, how each week went, and who follows the child one to one. */
export function StayLifePage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/life' });
  const found = useQuery(caseQuery(caseId));
  const life = useQuery(stayLifeQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.code })}</Link>;
  return (
    <Page title={text('life.title')} before={back}>
      <QueryState of={life}>
        {({ incidents, weeks, sessions }) => (
          <div className="case-columns">
            <div className="case-side">{found.data !== undefined && <NextSteps view={found.data} actions={LIFE_ACTIONS} />}</div>
            <div className="case-main stack">
              <Incidents incidents={incidents} />
              <Weeks weeks={weeks} />
              <Sessions sessions={sessions} />
            </div>
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Incidents({ incidents }: { incidents: readonly StayIncident[] }) {
  const text = useText();
  const dates = useDates();
  const names = useLifeNames();
  return (
    <section className="stack-small" aria-labelledby="life-incidents">
      <h2 id="life-incidents">{text('life.incidents')}</h2>
      {incidents.some(({ grave, followUp }) => grave && followUp === undefined) && <Banner kind="grave"><p>{text('life.incident-open')}</p></Banner>}
      {incidents.length === 0 ? <Empty>{text('life.incidents-none')}</Empty> : (
        <ul className="card life-list">
          {incidents.map((incident) => (
            <li key={incident.id}>
              <p className="row spread"><strong className="sentence">{names.kind(incident.kind)}</strong><Badge tone={SEVERITY_TONES[incident.severity]}>{text(`life.severity.${incident.severity}`)}</Badge></p>
              <p className="small soft">{dates.known(incident.at)} · {text('life.children', { n: incident.children })}{incident.by !== undefined && ` · ${incident.by}`}</p>
              {incident.words !== undefined && <p className="life-words">{incident.words}</p>}
              <p className="small">{text('life.done', { what: incident.actions.map(names.action).join(', ') })}</p>
              {incident.followUp !== undefined && (
                <div className="life-follow-up">
                  <p><strong>{text('life.follow-up')}</strong> {names.outcome(incident.followUp.outcome)}, {dates.known(incident.followUp.at)}{incident.followUp.by !== undefined && ` · ${incident.followUp.by}`}</p>
                  {incident.followUp.words !== undefined && <p className="life-words">{incident.followUp.words}</p>}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const SEVERITY_TONES: Record<StayIncident['severity'], Tone> = { low: 'later', medium: 'soon', high: 'overdue' };
const MARK_TONES: Record<WeekNote['health'], Tone> = { good: 'later', watch: 'soon', worrying: 'overdue' };
const ASPECTS = ['health', 'mood', 'relations', 'participation'] as const;

function Weeks({ weeks }: { weeks: readonly WeekNote[] }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="stack-small" aria-labelledby="life-weeks">
      <h2 id="life-weeks">{text('life.weeks')}</h2>
      {weeks.length === 0 ? <Empty>{text('life.weeks-none')}</Empty> : (
        <ul className="card life-list">
          {weeks.map((week) => (
            <li key={week.id}>
              <p><strong>{text('life.week-of', { day: dates.day(week.week) })}</strong>{week.by !== undefined && <span className="small soft"> · {week.by}</span>}</p>
              <dl className="life-marks">{ASPECTS.map((aspect) => <div key={aspect}><dt>{text(`life.aspect.${aspect}`)}</dt><dd><Badge tone={MARK_TONES[week[aspect]]}>{text(`life.mark.${week[aspect]}`)}</Badge></dd></div>)}</dl>
              {week.words !== undefined && <p className="life-words">{week.words}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sessions({ sessions }: { sessions: readonly CareSession[] }) {
  const text = useText();
  const dates = useDates();
  const names = useLifeNames();
  return (
    <section className="stack-small" aria-labelledby="life-sessions">
      <h2 id="life-sessions">{text('life.sessions')}</h2>
      {sessions.length === 0 ? <Empty>{text('life.sessions-none')}</Empty> : (
        <ul className="card life-list">
          {sessions.map((session) => (
            <li key={session.id}>
              <p><strong>{text(`life.profession.${session.profession}`)}</strong> · {names.topic(session.topic)}</p>
              <p className="small soft">{dates.known(session.at)}{session.by !== undefined && ` · ${session.by}`}</p>
              {session.words !== undefined ? <p className="life-words">{session.words}</p> : session.confidential && <p className="small soft">{text('life.confidential')}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
