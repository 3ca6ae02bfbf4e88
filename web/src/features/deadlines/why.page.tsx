import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { DeadlineWhy, WhyFact } from '../../api/contract';
import { whyQuery } from '../../api/queries';
import { useServerNow } from '../../api/server-clock';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { currentLocale, showLocale, useLocale } from '../../i18n/locale';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { IconBack, IconPrint } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { Unconfirmed } from './unconfirmed';
import './why.css';

/** Why this is due then: a sheet for a judge or a partner. It names no child, and says who recorded what. */
export function WhyPage() {
  const text = useText();
  const { caseId, deadlineId } = useParams({ from: '/inside/cases/$caseId/deadlines/$deadlineId' });
  const found = useQuery(whyQuery(caseId, deadlineId));
  return (
    <Page
      narrow
      title={text('deadline.why')}
      before={<div className="no-print"><Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data?.caseCode ?? text('nav.cases')}</Link></div>}
      beside={found.data !== undefined && <div className="no-print why-tools"><SheetLanguage /><Button kind="main" onPress={() => { window.print(); }}><IconPrint size={20} />{text('why.print')}</Button></div>}
    >
      <QueryState of={found}>{(why) => <Sheet why={why} />}</QueryState>
    </Page>
  );
}

/** The sheet may go to somebody of the other language; the rest of the application goes back to its own afterwards. */
function SheetLanguage() {
  const text = useText();
  const locale = useLocale();
  const [own] = useState(currentLocale);
  useEffect(() => () => { showLocale(own); }, [own]);
  return (
    <ToggleButtonGroup className="language why-language" aria-label={text('why.language')} selectionMode="single" disallowEmptySelection selectedKeys={[locale]} onSelectionChange={(keys) => {
      const [chosen] = keys;
      if (chosen === 'fr' || chosen === 'en') showLocale(chosen);
    }}>
      <ToggleButton id="fr" lang="fr">Français</ToggleButton>
      <ToggleButton id="en" lang="en">English</ToggleButton>
    </ToggleButtonGroup>
  );
}

function Sheet({ why }: { why: DeadlineWhy }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const may = useMay();
  const now = useServerNow();
  const { rule } = why;
  return (
    <article className="why-sheet">
      <p className="why-running">{text('why.running', { code: why.caseCode, rule: label(rule.label), when: dates.instant(new Date(now).toISOString()) })}</p>
      <header className="card stack-small">
        <p className="row spread"><strong className="code">{why.caseCode}</strong>{!rule.confirmed && <Unconfirmed />}</p>
        <h2>{label(rule.label)}</h2>
        <p className="why-due numbers">{text('deadline.due', { when: dates.instant(why.dueAt) })}</p>
        <p>{text(`why.state.${why.state === 'open' && new Date(why.dueAt).getTime() < now ? 'overdue' : why.state}`)}</p>
        {why.knownLateAt !== undefined && <p className="known-late">{text('deadline.known-late', { when: dates.instant(why.knownLateAt) })}</p>}
      </header>
      <section className="card stack-small" aria-labelledby="why-sum">
        <h2 id="why-sum">{text('why.sum')}</h2>
        <ol className="why">{why.why.map((line, index) => <li key={index}>{label(line)}</li>)}</ol>
      </section>
      <section className="card stack-small" aria-labelledby="why-facts">
        <h2 id="why-facts">{text('why.facts')}</h2>
        <ul className="why-facts">{why.facts.map((fact, index) => <li key={index}><Fact fact={fact} /></li>)}</ul>
      </section>
      <section className="card stack-small" aria-labelledby="why-rule">
        <h2 id="why-rule">{text('why.rule')}</h2>
        <p>{rule.source === 'default' ? text('certainty.programme standard') : rule.source}</p>
        <p className="small">{text(`certainty.${rule.certainty}`)} · {text('time-limits.version', { version: rule.version, when: dates.day(rule.effectiveFrom) })}</p>
        {rule.remark !== undefined && <p className="small soft">{rule.remark}</p>}
        {rule.newerVersion !== undefined && <p className="small">{text('why.newer', { version: rule.newerVersion })}</p>}
        {may('time-limit.read') && <p className="small no-print"><Link to="/time-limits/$code" params={{ code: rule.code }}>{text('why.all-versions')}</Link></p>}
      </section>
      <section className="card stack-small" aria-labelledby="why-shown">
        <h2 id="why-shown">{text('why.shown')}</h2>
        <p className="small soft">{text('why.shown-help')}</p>
        <ol className="why-shown">
          {why.shown.map((shown) => (
            <li key={shown.since}>
              <p className="small soft numbers">{shown.by === undefined ? text('why.since', { when: dates.instant(shown.since) }) : text('why.since-by', { when: dates.instant(shown.since), who: shown.by })}</p>
              {shown.lines.map((line, index) => <p key={index}>{label(line)}</p>)}
            </li>
          ))}
        </ol>
      </section>
      <p className="small soft">{text('why.made', { when: dates.instant(new Date(now).toISOString()) })}</p>
    </article>
  );
}

function Fact({ fact }: { fact: WhyFact }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  return (
    <>
      <p><span className="why-part">{text(`why.part.${fact.part}`)}</span> <strong>{label(fact.label)}</strong>{fact.detail !== undefined && `, ${label(fact.detail)}`}</p>
      <p className="numbers">{fact.at === undefined ? text('timeline.undated') : dates.known(fact.at)}</p>
      {fact.reading !== undefined && <p className="small">{label(fact.reading)}</p>}
      <p className="small soft">
        {fact.recordedBy === undefined ? text('why.recorded', { when: dates.instant(fact.recordedAt) }) : text('why.recorded-by', { when: dates.instant(fact.recordedAt), who: fact.recordedBy })}
      </p>
    </>
  );
}
