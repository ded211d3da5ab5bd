import { useQuery } from '@tanstack/react-query';
import { fetchMemberCentre } from '@/api/membership';
import { queryClient } from '@/api/query-client';

export const memberCentreKey = ['member', 'centre'] as const;

/** Everything the member page and the summary on the home page show, in one request. */
export function useMemberCentre() {
  return useQuery({ queryKey: memberCentreKey, queryFn: fetchMemberCentre });
}

/**
 * Points, coupons, tier or birthdays changed: every page that shows them asks again, at once where it is on screen and
 * on its next visit elsewhere. All such pages keep their answers under `['member', …]`.
 */
export function refreshMembership(): void {
  void queryClient.invalidateQueries({ queryKey: ['member'] });
}
