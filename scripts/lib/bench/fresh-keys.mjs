// Keys as the shop draws them, for rows that a bench writes itself.
import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNTER_DIGITS = 4;
let drawn = 0;
let numbered = 0;

function base32(number, digits) {
  let text = '';
  for (let rest = number; text.length < digits; rest = Math.floor(rest / 32))
    text = CROCKFORD[rest % 32] + text;
  return text;
}

/** A ULID above (nearly) all drawn before, so that rows land at the end of their index as the shop's own do. */
export function freshUlid() {
  drawn = (drawn + 1) % 32 ** COUNTER_DIGITS;
  const tail = [...randomBytes(12)].map((byte) => CROCKFORD[byte % 32]).join('');
  return base32(Date.now(), 10) + base32(drawn, COUNTER_DIGITS) + tail;
}

/**
 * An order number nobody has: of a day no shop is open on, its seven digits scattered like drawn ones but never twice.
 * The shop draws again when two of its own clash; a replay cannot.
 */
export function freshOrderNumber() {
  numbered += 1;
  return `TP991231${String((numbered * 7_368_787) % 10_000_000).padStart(7, '0')}`;
}
