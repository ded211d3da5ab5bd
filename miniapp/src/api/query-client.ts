import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** A refusal stays a refusal however often one asks; only silence and a busy server are worth another try. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  return error instanceof ApiProblem && (error.status === 0 || error.status === 503);
}

/**
 * The cache of everything the server told us. `networkMode: always` because WeChat has no `navigator.onLine`: a request
 * is tried and its failure is shown, it does not wait silently for a connection.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: isWorthRetrying,
      staleTime: 20_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
