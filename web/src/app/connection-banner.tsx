import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from '../api/connection';
import { useText } from '../i18n/use-text';
import { IconOffline } from '../ui/icons';

/** No network is the ordinary state here: say it calmly, and read again as soon as it is back. */
export function ConnectionBanner() {
  const text = useText();
  const connected = useConnection();
  const client = useQueryClient();
  const was = useRef(connected);
  useEffect(() => {
    if (connected && !was.current) void client.refetchQueries({ type: 'active' });
    was.current = connected;
  }, [connected, client]);
  return (
    <div className="connection" role="status">
      {!connected && <p><IconOffline size={20} /><span>{text('connection.none')}</span></p>}
    </div>
  );
}
