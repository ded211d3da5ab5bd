/**
 * What a rate takes off, rounded down to the fen, at most `capFen`. `percent` is what remains: 88 = 88 折.
 *
 * Example: 88 of 19805 takes 2376 (12 % is 2376.6); with a cap of 2000 it takes 2000.
 */
export function rateCut(netFen: number, percent: number, capFen: number | null = null): number {
  const cut = Math.floor((netFen * (100 - percent)) / 100);
  return capFen === null ? cut : Math.min(cut, capFen);
}
