import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { absencesQuery, tellingQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { AbsencesSection } from './absences-section';
import { HoursSection } from './hours-section';
import './telling.css';

/** When one is told of what can wait, and who is told while one is away. */
export function TellingPage() {
  const text = useText();
  const hours = useQuery(tellingQuery);
  const absences = useQuery(absencesQuery);
  return (
    <Page title={text('telling.title')} narrow before={<Link to="/alerts" className="back"><IconBack size={20} />{text('alerts.title')}</Link>}>
      <QueryState of={absences}>{(list) => <AbsencesSection list={list} />}</QueryState>
      <QueryState of={hours}>{(telling) => <HoursSection telling={telling} />}</QueryState>
    </Page>
  );
}
