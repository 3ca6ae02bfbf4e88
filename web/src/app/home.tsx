import { Navigate } from '@tanstack/react-router';
import { useMay } from '../api/session';
import { placesFor } from './navigation';

/** The first place of one's working day. */
export function Home() {
  const [first] = placesFor(useMay());
  return <Navigate to={first?.to ?? '/time-limits'} replace />;
}
