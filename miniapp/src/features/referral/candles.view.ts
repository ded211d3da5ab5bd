import { REFERRAL_LADDER } from '@tianpu/shared/referral';

export type CandleState = 'lit' | 'lighting' | 'dark';

export interface CandlesView {
  counted: number;
  total: number;
  /** `lighting` = lit since she looked last: it is lit once before her eyes. */
  candles: { place: number; colour: (typeof COLOURS)[number]; state: CandleState }[];
  /** `再来 4 位：店长级会员`; what all burning means at the end. */
  text: string;
}

const COLOURS = ['berry', 'honey', 'matcha'] as const;
/** One candle for each friend up to the last step of the ladder. */
const TOTAL = Math.max(...REFERRAL_LADDER.map(({ count }) => count));

/**
 * The cake with one candle per friend who counts. `seen` is how many burned when she looked last.
 *
 * Example: 4 counted, 3 seen: three lit, the fourth lighting, six dark; `再来 6 位：店长级会员`.
 */
export function candlesView(counted: number, seen: number): CandlesView {
  const candles = Array.from({ length: TOTAL }, (_, place) => ({
    place,
    colour: COLOURS[place % COLOURS.length] ?? 'berry',
    state: stateOf(place, counted, seen),
  }));
  const next = REFERRAL_LADDER.find(({ count }) => counted < count);
  const text = next ? `再来 ${next.count - counted} 位：${next.label}` : '蜡烛都点亮了，谢谢您带来这么多朋友';
  return { counted, total: TOTAL, candles, text };
}

function stateOf(place: number, counted: number, seen: number): CandleState {
  if (place >= counted) return 'dark';
  return place >= seen ? 'lighting' : 'lit';
}
