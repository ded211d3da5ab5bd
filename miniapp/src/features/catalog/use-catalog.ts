import { useQuery } from '@tanstack/react-query';
import { fetchMenu, fetchProduct } from '@/api/catalog';

/** The menu as a store sells it today; the one before stays on screen while another store's is loading. */
export function useMenu(storeId: string | undefined) {
  return useQuery({
    queryKey: ['menu', storeId],
    queryFn: () => fetchMenu(storeId ?? ''),
    enabled: storeId !== undefined,
    staleTime: 60_000,
  });
}

export function useProduct(productId: string, storeId: string | undefined) {
  return useQuery({
    queryKey: ['product', productId, storeId],
    queryFn: () => fetchProduct(productId, storeId ?? ''),
    enabled: storeId !== undefined,
    staleTime: 60_000,
  });
}
