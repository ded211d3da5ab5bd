import { Clock, UnitOfWork } from '../src/platform';
import { GiftsStore } from '../src/points';
import type { Providers } from './providers';
import { contentDigest, noteLoaded, wasLoaded } from './seed-runs';
import { demoGifts } from './stories/demo-shop/gifts.data';

const STORY = 'demo-shop/gifts';

/** The shelf of the points mall, found again by its keys; stock in hand is not touched by a later run. */
export async function seedGifts(app: Providers): Promise<boolean> {
  const digest = contentDigest(demoGifts);
  return app.get(UnitOfWork).run(async (tx) => {
    if (await wasLoaded(tx, STORY, digest)) return false;
    for (const [index, gift] of demoGifts.entries()) {
      const position = (index + 1) * 10;
      await app
        .get(GiftsStore)
        .save(tx, { ...gift, position, skuId: null, onSaleFrom: null, onSaleTo: null });
    }
    await noteLoaded(tx, STORY, digest, app.get(Clock).now());
    return true;
  });
}
