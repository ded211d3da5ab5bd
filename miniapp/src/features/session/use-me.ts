import { useQuery } from '@tanstack/react-query';
import { fetchMe } from '@/api/identity';

export const meQueryKey = ['me'] as const;

/** The signed-in customer; signs in silently when nobody is. After a change: `queryClient.setQueryData(meQueryKey, …)`. */
export function useMe() {
  return useQuery({ queryKey: meQueryKey, queryFn: fetchMe, staleTime: 5 * 60_000 });
}
