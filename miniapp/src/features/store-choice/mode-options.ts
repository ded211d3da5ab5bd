import type { FulfilmentMode } from '@tianpu/shared/api';

/** How she gets it, in long words and in short ones. */
export const MODE_OPTIONS: Record<'long' | 'short', readonly { value: FulfilmentMode; label: string }[]> = {
  long: [
    { value: 'pickup', label: '到店自提' },
    { value: 'delivery', label: '外送' },
  ],
  short: [
    { value: 'pickup', label: '自提' },
    { value: 'delivery', label: '外送' },
  ],
};
