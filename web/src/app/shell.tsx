import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useAlertStream } from '../api/alert-stream';
import { keepDraftsOf } from '../api/drafts';
import { referenceQuery, sessionQuery } from '../api/queries';
import { useMay } from '../api/session';
import { usePrintReport } from '../features/audit/use-print-report';
import { useText } from '../i18n/use-text';
import { BrandMark } from '../ui/brand';
import { Loading, LoadProblem } from '../ui/query-state';
import { ConnectionBanner } from './connection-banner';
import { Flash, say } from './flash';
import { Nav } from './nav';
import './shell.css';
import { UserCorner } from './user-corner';

/** Everything behind the sign-in. Nobody signed in: to the sign-in, and back here afterwards. */
export function Shell() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (session === null && wasSignedIn.current) say({ kind: 'warning', id: 'session.ended' });
    wasSignedIn.current = session !== undefined && session !== null;
    if (session !== undefined && session !== null && session.awaits === undefined) keepDraftsOf(session.user.id);
  }, [session]);

  if (session === null || session?.awaits !== undefined) return <ToSignIn />;
  if (session !== undefined) return <Frame />;
  return <main className="alone">{error === null ? <Loading /> : <LoadProblem error={error} retry={() => { void refetch(); }} />}</main>;
}

function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    // Read once: the address changes under this very redirect.
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { back: href }, replace: true });
  }, [router]);
  return null;
}

function Frame() {
  const text = useText();
  useQuery(referenceQuery);
  usePrintReport();
  useAlertStream(useMay()('alert.read'));
  const { pathname } = useLocation();
  const first = useRef(pathname);
  useEffect(() => {
    // A message belongs to the page one came to; it goes when one goes on.
    if (first.current !== pathname) return () => { say(null); };
    return undefined;
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{text('nav.skip')}</a>
      <div className="shell-rail">
        <header className="shell-top">
          <Link to="/" className="shell-brand"><BrandMark /><span>Passerelle</span></Link>
        </header>
        <Nav />
        <section className="shell-foot" aria-label={text('session.account')}><UserCorner /></section>
      </div>
      <div className="shell-main">
        <ConnectionBanner />
        <Flash />
        <main id="main" tabIndex={-1}><Outlet /></main>
      </div>
    </div>
  );
}
