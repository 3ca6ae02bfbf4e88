import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { CaseReferrals, ReferralDetail, ReferralList } from '../../api/contract';

export const waitingReferralsQuery = queryOptions({
  queryKey: ['referrals', 'waiting'],
  queryFn: ({ signal }) => call<ReferralList>('/referrals', { signal }),
});

export const caseReferralsQuery = (caseId: string) => queryOptions({
  queryKey: ['referrals', caseId],
  queryFn: ({ signal }) => call<CaseReferrals>(`/cases/${encodeURIComponent(caseId)}/referrals`, { signal }),
});

/** Read anew each time, and kept nowhere: what the partner may be told is the server's to say. */
export const referralQuery = (caseId: string, referralId: string) => queryOptions({
  queryKey: ['referrals', caseId, referralId],
  queryFn: ({ signal }) => call<ReferralDetail>(`/cases/${encodeURIComponent(caseId)}/referrals/${encodeURIComponent(referralId)}`, { signal }),
  gcTime: 0,
});
