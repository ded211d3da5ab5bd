import { Injectable } from '@nestjs/common';
import type { Id, SourceKind } from '@tianpu/shared/api';
import { type Db, rows } from '../platform';
import { REGISTRATION_WINDOW_MINUTES } from './sources.rules';
import { SourcesStore } from './sources.store';

/** One code and what came through it. */
export interface SourceReportRow {
  sceneCode: string;
  kind: SourceKind;
  label: string;
  storeId: Id | null;
  /** Scans, every one counted. */
  visits: number;
  /** People whose first scan was this code and who registered with it. */
  registrations: number;
  /** People whose first scan was this code and who paid their first order afterwards. */
  firstOrders: number;
}

/** What other features and reports may ask about where customers come from. */
@Injectable()
export class SourcesReader {
  constructor(private readonly store: SourcesStore) {}

  /** The customer's latest scan within 24 hours, or null. */
  currentVisitOf(db: Db, customerId: Id): Promise<Id | null> {
    return this.store.currentVisitOf(db, customerId);
  }

  /**
   * Scan -> registration -> first order, per code, codes without any scan too. Each person counts for one code only:
   * the first she ever scanned. Silent sign-in happens seconds before the scan is reported, so a scan up to 30 minutes
   * after the registration counts as its reason; a regular who scans a poster months later is no registration of it.
   * Example: two people scan `WLT01`, both register, one pays: {visits 2, registrations 2, firstOrders 1}.
   */
  report(db: Db): Promise<SourceReportRow[]> {
    return rows<SourceReportRow>(
      db,
      `SELECT c.scene_code sceneCode, c.kind, c.label, c.store_id storeId,
         (SELECT COUNT(*) FROM visits v WHERE v.source_code_id = c.id) visits,
         COUNT(IF(a.registered_at >= a.first_visited_at - INTERVAL ? MINUTE, 1, NULL)) registrations,
         COUNT(IF(a.first_order_at >= a.first_visited_at, 1, NULL)) firstOrders
       FROM source_codes c LEFT JOIN attributions a ON a.first_source_code_id = c.id
       GROUP BY c.id, c.scene_code, c.kind, c.label, c.store_id ORDER BY c.scene_code`,
      [REGISTRATION_WINDOW_MINUTES],
    );
  }
}
