import { useQuery } from '@tanstack/react-query';
import type { FulfilmentMode } from '@tianpu/shared/api';
import { useMemo } from 'react';
import { fetchStores } from '@/api/stores';
import { useNow } from '@/features/clock';
import { useLocation } from '@/features/location';
import { chooseMode, chooseStore, useStoreChoiceState } from './store-choice-state';
import { type StoreOption, storeOptions } from './store-option';

export interface StoreChoice {
  /** The chosen store, else the nearest, else the first; undefined while the list loads. */
  store: StoreOption | undefined;
  /** All stores, nearest first when her position is known. */
  stores: StoreOption[];
  mode: FulfilmentMode;
  chooseStore: (storeId: string) => void;
  chooseMode: (mode: FulfilmentMode) => void;
  isPending: boolean;
  error: unknown;
  retry: () => void;
}

/** The store and the way of getting it that every page works with. */
export function useStoreChoice(): StoreChoice {
  const { storeId, mode } = useStoreChoiceState();
  const position = useLocation((location) => location.position);
  const now = useNow();
  const query = useQuery({ queryKey: ['stores'], queryFn: fetchStores, staleTime: 10 * 60_000 });
  const stores = useMemo(() => storeOptions(query.data ?? [], position, now), [query.data, position, now]);
  return {
    store: stores.find((option) => option.id === storeId) ?? stores[0],
    stores,
    mode,
    chooseStore,
    chooseMode,
    isPending: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
  };
}
