import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, row, type Tx } from '../platform';

/** The only writer of avatars. A customer has one: an older one is deleted when a new one comes. */
@Injectable()
export class AvatarsStore {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async replace(tx: Tx, customerId: Id, webp: Buffer): Promise<Id> {
    const id = this.ids.next();
    await affected(tx, 'DELETE FROM avatars WHERE customer_id = ?', [customerId]);
    await insert(tx, 'avatars', { id, customer_id: customerId, webp, uploaded_at: this.clock.now() });
    return id;
  }

  async picture(db: Db, avatarId: Id): Promise<Buffer | undefined> {
    return (await row<{ webp: Buffer }>(db, 'SELECT webp FROM avatars WHERE id = ?', [avatarId]))?.webp;
  }

  async isOwn(db: Db, avatarId: Id, customerId: Id): Promise<boolean> {
    const own = await row(db, 'SELECT 1 AS own FROM avatars WHERE id = ? AND customer_id = ?', [
      avatarId,
      customerId,
    ]);
    return own !== undefined;
  }
}
