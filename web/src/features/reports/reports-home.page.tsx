import { Navigate } from '@tanstack/react-router';
import { useMay } from '../../api/session';

/** Whoever sees no table as it is begins with the protected ones. */
export function ReportsHome() {
  const may = useMay();
  return may('report.read') ? <Navigate to="/reports/deprivation" replace /> : <Navigate to="/reports/protected" replace />;
}
