import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text';
import './erasures.css';

/** What waits, what was decided, and the periods behind it. */
export function ErasureTabs({ waiting }: { waiting?: number | undefined }) {
  const text = useText();
  return (
    <nav className="erasure-tabs" aria-label={text('erasures.title')}>
      <Link to="/erasures" activeOptions={{ exact: true }}>{waiting === undefined ? text('erasures.waiting') : text('erasures.waiting-count', { n: waiting })}</Link>
      <Link to="/erasures" search={{ show: 'decided' }} activeOptions={{ exact: true }}>{text('erasures.decided')}</Link>
      <Link to="/retention-rules">{text('retention.title')}</Link>
    </nav>
  );
}
