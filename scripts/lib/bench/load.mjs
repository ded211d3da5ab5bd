// The load generator: a closed loop of clients over node:http with kept connections, in the bench's own process.
// It is the same for the thing measured and for its floor, so that its cost is in both.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One HTTP exchange on a kept connection; resolves to `{status, text}`. */
export function exchange(agent, { url, method = 'GET', headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const sent = request(
      url,
      {
        agent,
        method,
        headers: payload
          ? { ...headers, 'content-type': 'application/json', 'content-length': payload.length }
          : headers,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** An agent that keeps as many connections as there are clients. */
export const keptConnections = (clients) => new Agent({ keepAlive: true, maxSockets: clients });

const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Runs `work(client, turn)` in a closed loop with so many clients until `seconds` have passed or `turns` are done.
 * Returns how many per second, and the median and 99th percentile in milliseconds.
 */
export async function closedLoop({
  clients,
  seconds = Number.POSITIVE_INFINITY,
  turns = Number.POSITIVE_INFINITY,
  work,
}) {
  const times = [];
  let turn = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  const client = async (index) => {
    while (turn < turns && performance.now() < until) {
      const mine = turn++;
      const started = performance.now();
      await work(index, mine);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  const elapsed = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    count: times.length,
  };
}

/**
 * Value and floor of the round whose ratio is the middle one. Both were measured one after the other, so a machine that
 * is slow for a while is slow for both, and one odd round does not decide. `of` picks the figure of a round.
 */
export function medianPair(ours, floors, of) {
  const pairs = ours.map((round, index) => ({ value: of(round), floor: of(floors[index]) }));
  pairs.sort((a, b) => a.value / a.floor - b.value / b.floor);
  return pairs[Math.floor(pairs.length / 2)];
}
