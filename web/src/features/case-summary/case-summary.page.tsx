import { useState } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { ChoicesField } from '../../ui/choices-field';
import { IconBack, IconPrint } from '../../ui/icons';

const PARTS = ['identity', 'relatives', 'health', 'notes', 'age'] as const;

/** The paper is made when it is asked for, with the parts ticked here and no others; nothing is remembered for the next time. */
export function CaseSummaryPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/summary' });
  const [parts, setParts] = useState<readonly string[]>([]);
  const asked = PARTS.filter((part) => parts.includes(part)).map((part) => `parts=${part}`).join('&');
  return (
    <Page title={text('summary.title')} narrow before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{text('documents.back')}</Link>}>
      <p>{text('summary.always')}</p>
      <div className="card stack">
        <ChoicesField
          id="summary-parts" label={text('summary.parts')} help={text('summary.parts-help')} value={parts} onChange={setParts}
          options={PARTS.map((part) => ({ value: part, label: text(`summary.part.${part}`) }))}
        />
        <Banner kind="warning"><p>{text('summary.warning')}</p></Banner>
        <div className="row"><a className="button button-main" href={`/api/cases/${encodeURIComponent(caseId)}/summary${asked === '' ? '' : `?${asked}`}`} target="_blank" rel="noreferrer"><IconPrint size={20} />{text('summary.print')}</a></div>
        <p className="small soft">{text('summary.recorded')}</p>
      </div>
    </Page>
  );
}
