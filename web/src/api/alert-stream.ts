import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sayReceived } from './channels';
import { sessionQuery } from './queries';

/** After a refusal, which ends an EventSource for good. In between the pages ask by themselves. */
const AGAIN_MS = 30_000;

/** What is told comes at once, without the page being asked for anew. A lost line is taken up again where it broke: the browser sends the number of the last alert. */
export function useAlertStream(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => (enabled ? listen(client) : undefined), [enabled, client]);
}

function listen(client: QueryClient): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  const open = (): void => {
    source = new EventSource('/api/alerts/stream');
    source.addEventListener('known', () => { refresh(client); }); // a new line: what came before it is read from the page
    source.addEventListener('alert', ({ data }: MessageEvent<string>) => {
      refresh(client);
      const { delivery } = JSON.parse(data) as { delivery?: string };
      if (delivery !== undefined) void sayReceived([delivery]).catch(() => undefined); // a receipt that is lost is no alert that is lost
    });
    source.addEventListener('signed-out', () => {
      source?.close();
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}

function refresh(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['alerts'] });
}
