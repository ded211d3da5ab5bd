import { Injectable } from '@nestjs/common';
import type { Offer } from '@tianpu/shared/pricing';
import { CatalogReader } from '../catalog';
import { Clock, type Db } from '../platform';
import { OffersStore, type ShopOffer } from './offers.store';

/** What the shop offers now, as a quote reads it. */
@Injectable()
export class OffersReader {
  constructor(
    private readonly clock: Clock,
    private readonly offers: OffersStore,
    private readonly catalog: CatalogReader,
  ) {}

  /** A gift that is not sold today is not given either: its offer is left out. */
  async current(db: Db): Promise<Offer[]> {
    const offers = await this.offers.inForce(db, this.clock.now());
    const giftSkus = await this.catalog.skus(
      db,
      offers.flatMap((offer) => (offer.kind === 'gift' ? [offer.gift.skuId] : [])),
    );
    const canBeGiven = (offer: ShopOffer) =>
      offer.kind !== 'gift' || giftSkus.get(offer.gift.skuId)?.onSale === true;
    return offers.filter(canBeGiven);
  }
}
