import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ownAccessQuery } from '../../api/access';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../ui/query-state';
import './access.css';
import { EventsSection } from './events-section';
import { FactorsSection } from './factors-section';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';

/** One's own access: how one gets in, and from where one is in just now. */
export function SecurityPage() {
  const text = useText();
  const client = useQueryClient();
  const access = useQuery(ownAccessQuery);
  const refresh = (): void => { void client.invalidateQueries({ queryKey: ownAccessQuery.queryKey }); };
  return (
    <Page title={text('security.title')} narrow>
      <QueryState of={access}>
        {(own) => (
          <>
            <FactorsSection own={own} onChange={refresh} />
            <PasswordSection own={own} onChange={refresh} />
            <SessionsSection own={own} onChange={refresh} />
            <EventsSection />
          </>
        )}
      </QueryState>
    </Page>
  );
}
