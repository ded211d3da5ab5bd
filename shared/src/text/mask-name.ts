import { splitGraphemes } from './graphemes';

/** So that a mask does not tell how long a name is beyond three characters. */
const MAX_STARS = 2;

/**
 * A name as screens show it: the first character and stars. A single character is all star, since it would be the name.
 *
 * Example: `王小明` is `王**`, `王明` is `王*`, `欧阳娜娜` is `欧**`, `王` is `*`.
 */
export function maskName(name: string): string {
  const characters = splitGraphemes(name.trim());
  if (characters.length === 0) return '';
  if (characters.length === 1) return '*';
  return `${characters[0]}${'*'.repeat(Math.min(MAX_STARS, characters.length - 1))}`;
}
