/**
 * Reads a JSON column: MariaDB hands it over as text, MySQL as the parsed value.
 * Example: `readJson<string[]>('["6 寸"]')` and `readJson<string[]>(['6 寸'])` are both `['6 寸']`.
 */
export function readJson<T>(column: unknown): T {
  return (typeof column === 'string' ? JSON.parse(column) : column) as T;
}
