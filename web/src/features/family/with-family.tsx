import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FamilyView } from '../../api/contract';
import { familyQuery } from '../../api/queries';
import { QueryState } from '../../ui/query-state';

/** A form whose answers are people of the family: shown once they are known. */
export function WithFamily({ caseId, children }: { caseId: string; children: (family: FamilyView) => ReactNode }) {
  const found = useQuery(familyQuery(caseId));
  return <QueryState of={found}>{children}</QueryState>;
}
