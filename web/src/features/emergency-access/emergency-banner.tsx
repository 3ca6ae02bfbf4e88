import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverNow, useServerNow } from '../../api/server-clock';
import { useMay } from '../../api/session';
import { spanInWords } from '../../i18n/durations';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { EndAccess } from './end-access';
import { myAccessesQuery } from './emergency.queries';

/** On the case while an emergency access runs: how long still, and a way to end it. When it is over, the case leaves the screen. */
export function EmergencyBanner({ caseId }: { caseId: string }) {
  const text = useText();
  const may = useMay();
  const client = useQueryClient();
  const now = useServerNow();
  const mine = useQuery({ ...myAccessesQuery, enabled: may('emergency.open') });
  const running = mine.data?.items.find((access) => access.caseId === caseId && access.state === 'running');
  const endsAt = running?.endsAt;
  useEffect(() => {
    if (endsAt === undefined) return undefined;
    const timer = setTimeout(() => {
      void Promise.all(['case', 'cases', 'clock', 'consent', 'emergency'].map((subject) => client.resetQueries({ queryKey: [subject] })));
    }, Math.max(0, Date.parse(endsAt) - serverNow()));
    return () => { clearTimeout(timer); };
  }, [endsAt, client]);
  if (running === undefined) return null;
  return (
    <Banner kind="warning">
      <p><strong>{text('emergency.banner', { span: spanInWords(Math.max(0, Date.parse(running.endsAt) - now), text) })}</strong>{text('emergency.banner-help')}</p>
      <EndAccess id={running.id} />
    </Banner>
  );
}
