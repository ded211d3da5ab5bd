import { useEffect, useState } from 'react';
import { readStored, store } from '@/platform';
import { type CandlesView, candlesView } from './candles.view';

/** The candles, the new ones lit once: how many she has seen burning is kept on the device. */
export function useCandles(counted: number): CandlesView {
  const [seen] = useState(() => {
    const kept = readStored('candles-seen');
    return typeof kept === 'number' ? kept : 0;
  });
  useEffect(() => {
    store('candles-seen', counted);
  }, [counted]);
  return candlesView(counted, seen);
}
