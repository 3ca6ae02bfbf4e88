import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ownChannelsQuery } from '../../api/channels';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import '../access/access.css';
import { DevicesSection } from './devices-section';
import { OrderSection } from './order-section';
import { TelephoneSection } from './telephone-section';

/** How one is told outside the application, and in which order. */
export function ChannelsPage() {
  const text = useText();
  const client = useQueryClient();
  const channels = useQuery(ownChannelsQuery);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ownChannelsQuery.queryKey });
  return (
    <Page title={text('channels.title')} narrow before={<Link to="/alerts" className="back"><IconBack size={20} />{text('nav.alerts')}</Link>}>
      <p className="soft">{text('channels.about')}</p>
      <QueryState of={channels}>
        {(own) => (
          <>
            {own.installed.length > 1 && <OrderSection own={own} onChange={refresh} />}
            {own.installed.includes('push') && <DevicesSection own={own} onChange={refresh} />}
            {own.installed.includes('sms') && <TelephoneSection own={own} onChange={refresh} />}
            {own.installed.length === 1 && <p className="card">{text('channels.email-only')}</p>}
          </>
        )}
      </QueryState>
    </Page>
  );
}
