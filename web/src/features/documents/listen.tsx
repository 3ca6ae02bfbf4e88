import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { addressOf } from './address';

type State = 'unasked' | 'loading' | 'failed' | { readonly url: string };

/**
 * A recording is fetched when somebody asks to hear it, once and as a whole: a player left to itself would ask again for each part, and each
 * time would be a look in the log. It is forgotten with the page.
 */
export function Listen({ caseId, id, name }: { caseId: string; id: string; name: string }) {
  const text = useText();
  const [state, setState] = useState<State>('unasked');
  const url = typeof state === 'string' ? undefined : state.url;
  useEffect(() => (url === undefined ? undefined : () => { URL.revokeObjectURL(url); }), [url]);
  const load = async (): Promise<void> => {
    setState('loading');
    try {
      const response = await fetch(addressOf(caseId, id), { credentials: 'same-origin', cache: 'no-store' });
      setState(response.ok ? { url: URL.createObjectURL(await response.blob()) } : 'failed');
    } catch {
      setState('failed');
    }
  };
  if (url !== undefined) return <audio className="document-sound" controls autoPlay src={url} aria-label={name} />;
  return (
    <>
      {state === 'failed' && <Banner kind="warning" role="alert"><p>{text('documents.listen-failed')}</p></Banner>}
      <div><Button kind="plain" isDisabled={state === 'loading'} onPress={() => { void load(); }}>{text(state === 'loading' ? 'documents.listen-loading' : 'documents.listen')}</Button></div>
    </>
  );
}
