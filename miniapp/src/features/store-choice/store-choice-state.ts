import type { FulfilmentMode } from '@tianpu/shared/api';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { persistUnder } from '@/platform';

interface StoreChoiceState {
  /** Null until she picked one or a scanned code named one: then the nearest or the first store is shown. */
  storeId: string | null;
  mode: FulfilmentMode;
}

/** Which store and how she gets it, kept on the device over restarts. */
export const useStoreChoiceState = create<StoreChoiceState>()(
  persist((): StoreChoiceState => ({ storeId: null, mode: 'pickup' }), {
    name: 'store-choice',
    storage: createJSONStorage(() => persistUnder('store-choice')),
  }),
);

export const chooseStore = (storeId: string) => useStoreChoiceState.setState({ storeId });

export const chooseMode = (mode: FulfilmentMode) => useStoreChoiceState.setState({ mode });
