/** A repeatable source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A fraction, 0 included, 1 not. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True in this share of the cases; `chance(0.25)` once in four. */
  chance(share: number): boolean;
  /** One of the choices, each as likely as its weight says. Throws RangeError when there is none. */
  pick<T>(choices: readonly T[], weightOf?: (choice: T) => number): T;
}

/**
 * Mulberry32. Example: two generators seeded with 7 give equal sequences, one seeded with 8 another.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (choices, weightOf = () => 1) => {
      const total = choices.reduce((sum, choice) => sum + weightOf(choice), 0);
      let rest = next() * total;
      for (const choice of choices) {
        rest -= weightOf(choice);
        if (rest < 0) return choice;
      }
      const last = choices[choices.length - 1];
      if (last === undefined) throw new RangeError('nothing to pick from');
      return last;
    },
  };
}
