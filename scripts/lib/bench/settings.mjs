// How long benches run. BENCH_SECONDS=0.2 is for trying out that they run; its figures mean nothing.
export const CLIENTS = 16;
export const ROUNDS = 5;
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 2);
if (!(SECONDS > 0 && SECONDS <= 60)) throw new Error('BENCH_SECONDS must be a number above 0, at most 60');
