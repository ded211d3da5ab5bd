import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { PointsCampaign } from '@tianpu/shared/points';
import { affected, type Db, readJson, rows, type Tx } from '../platform';

interface CampaignRow {
  id: Id;
  label: string;
  percent: number;
  productIds: unknown;
  startsAt: Date;
  endsAt: Date;
}

/** The only writer of points_product_rates and points_campaigns: what earns more or less than a point a yuan. */
@Injectable()
export class EarningRatesStore {
  /** Percent of the products named here whose rate is not 100. */
  async productPercents(db: Db, productIds: readonly Id[]): Promise<Record<Id, number>> {
    if (productIds.length === 0) return {};
    const rates = await rows<{ productId: Id; percent: number }>(
      db,
      'SELECT product_id AS productId, percent FROM points_product_rates WHERE product_id IN (?)',
      [productIds],
    );
    return Object.fromEntries(rates.map(({ productId, percent }) => [productId, percent]));
  }

  /** Campaigns that run at this moment. */
  async running(db: Db, now: Date): Promise<PointsCampaign[]> {
    const running = await rows<CampaignRow>(
      db,
      `SELECT id, label, percent, product_ids AS productIds, starts_at AS startsAt, ends_at AS endsAt
        FROM points_campaigns WHERE ends_at > ? AND starts_at <= ?`,
      [now, now],
    );
    return running.map(({ productIds, startsAt, endsAt, ...campaign }) => ({
      ...campaign,
      productIds: productIds === null ? null : readJson<Id[]>(productIds),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
  }

  /** Example: 150 for a cake that earns half as much again, 0 for a gift card. */
  async saveProductPercent(tx: Tx, productId: Id, percent: number): Promise<void> {
    await affected(
      tx,
      `INSERT INTO points_product_rates (product_id, percent) VALUES (?, ?)
        ON DUPLICATE KEY UPDATE percent = VALUES(percent)`,
      [productId, percent],
    );
  }

  async saveCampaign(tx: Tx, campaign: PointsCampaign): Promise<void> {
    await affected(
      tx,
      `INSERT INTO points_campaigns (id, label, percent, product_ids, starts_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE label = VALUES(label), percent = VALUES(percent), product_ids = VALUES(product_ids),
          starts_at = VALUES(starts_at), ends_at = VALUES(ends_at)`,
      [
        campaign.id,
        campaign.label,
        campaign.percent,
        campaign.productIds === null ? null : JSON.stringify(campaign.productIds),
        new Date(campaign.startsAt),
        new Date(campaign.endsAt),
      ],
    );
  }
}
