import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SheetView } from '../../api/contract';
import { admissionSheetQuery, caseQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './admission-sheet.css';

const TONES: Record<SheetView['riskLevel'], Tone> = { low: 'later', medium: 'soon', high: 'overdue' };

/** What was found and asked at the admission, of the stay that runs or the last one. */
export function AdmissionSheetPage() {
  const text = useText();
  const dates = useDates();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/admission' });
  const found = useQuery(admissionSheetQuery(caseId));
  const allowed = useQuery(caseQuery(caseId)).data?.allowed.includes('stay.fill-sheet') ?? false;
  return (
    <Page title={text('sheet.title')} narrow before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{text('documents.back')}</Link>}>
      <QueryState of={found}>
        {({ stayId, admittedAt, sheet }) => (
          <div className="sheet">
            {admittedAt !== undefined && <p className="soft">{text('sheet.of-stay', { when: dates.known(admittedAt) })}</p>}
            {sheet === undefined ? <Empty>{text(stayId === undefined ? 'sheet.no-stay' : 'sheet.none')}</Empty> : <Sheet sheet={sheet} />}
            {allowed && <ButtonLink to="/cases/$caseId/do/$action" params={{ caseId, action: 'stay.fill-sheet' }} kind="main">{text(sheet === undefined ? 'action.stay.fill-sheet' : 'sheet.complete')}</ButtonLink>}
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Sheet({ sheet }: { sheet: SheetView }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const names = (list: Parameters<typeof nameOf>[0], codes: readonly string[]): string => codes.map((code) => nameOf(list, code)).join(', ');
  return (
    <section className="card sheet-parts" aria-label={text('sheet.title')}>
      <dl>
        <Part name={text('sheet.risk')} words={sheet.riskWords}><Badge tone={TONES[sheet.riskLevel]}>{text(`sheet.risk.${sheet.riskLevel}`)}</Badge> {names('admissionRisks', sheet.risks)}</Part>
        <Part name={text('sheet.health')} words={sheet.healthWords}>{names('admissionHealth', sheet.health)}</Part>
        <Part name={text('sheet.needs')} words={sheet.needsWords}>{names('immediateNeeds', sheet.needs)}</Part>
        <Part name={text('sheet.belongings')} words={sheet.belongings} />
        <Part name={text('sheet.language')}>{nameOf('languages', sheet.language)}</Part>
        <Part name={text('sheet.religion')} words={sheet.religion} />
        <Part name={text('sheet.diet')} words={sheet.dietWords}>{names('diets', sheet.diet)}</Part>
      </dl>
      <p className="small soft">{text('sheet.filled', { when: dates.known(sheet.at), by: sheet.by ?? '' })}{sheet.changedAt !== undefined && ` · ${text('sheet.changed', { when: dates.instant(sheet.changedAt) })}`}</p>
    </section>
  );
}

function Part({ name, words, children = null }: { name: string; words?: string | undefined; children?: ReactNode }) {
  const text = useText();
  const empty = words === undefined && (children === null || children === '');
  return <div><dt>{name}</dt><dd>{empty ? <span className="soft">{text('sheet.not-asked')}</span> : children}{words !== undefined && <p>{words}</p>}</dd></div>;
}
