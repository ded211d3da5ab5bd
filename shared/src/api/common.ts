/** Ids are ULID strings (26 characters) everywhere. */
export type Id = string;
/** UTC instant, ISO 8601 with milliseconds and Z: `2026-01-01T00:30:00.000Z`. */
export type Instant = string;
/** Shop date in Asia/Shanghai: `2026-01-01`. */
export type ShopDate = string;

/** One page of a list; `nextCursor` is null on the last page. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
