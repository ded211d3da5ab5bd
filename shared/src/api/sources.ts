import type { Id } from './common';

export const SOURCE_KINDS = [
  'poster',
  'table',
  'packaging',
  'leaflet',
  'event',
  'oa',
  'partner',
  'staff',
  'share',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** `scene` as WeChat hands it over, already percent-decoded once. */
export type RecordVisitRequest = { scene: string };
export interface VisitResponse {
  visitId: Id;
  source: { kind: SourceKind; label: string; storeId: Id | null };
}
