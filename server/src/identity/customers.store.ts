import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import {
  affected,
  BlindIndex,
  Clock,
  type Db,
  FieldCipher,
  Ids,
  insert,
  insertOnce,
  Problem,
  row,
  rows,
  type Tx,
} from '../platform';
import { PHONE_COST_FEN } from './identity.rules';

export interface CustomerRow {
  id: Id;
  nickname: string | null;
  avatarId: Id | null;
  phoneSealed: string | null;
  registeredAt: Date;
}

const openidPlace = (rowId: Id) => ({ table: 'customers', column: 'openid', rowId });
const phonePlace = (rowId: Id) => ({ table: 'customers', column: 'phone', rowId });

/** The only writer of customers and phone_exchanges. openid and phone leave this file only for WeChat or masked. */
@Injectable()
export class CustomersStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async idByOpenid(db: Db, openid: string): Promise<Id | undefined> {
    const found = await row<{ id: Id }>(db, 'SELECT id FROM customers WHERE openid_index = ?', [
      this.index.of('customers.openid', openid),
    ]);
    return found?.id;
  }

  /** Makes the customer unless this openid has one already; the unique index decides between simultaneous firsts. */
  async register(
    tx: Tx,
    openid: string,
    registeredAt = this.clock.now(),
  ): Promise<{ id: Id; isNew: boolean }> {
    const id = this.ids.next();
    const isNew = await insertOnce(tx, 'customers', {
      id,
      openid_sealed: this.cipher.seal(openid, openidPlace(id)),
      openid_index: this.index.of('customers.openid', openid),
      registered_at: registeredAt,
    });
    if (isNew) return { id, isNew };
    const known = await this.idByOpenid(tx, openid);
    if (!known) throw new Error('an openid is taken but its customer cannot be read');
    return { id: known, isNew };
  }

  async get(db: Db, customerId: Id): Promise<CustomerRow> {
    const found = await row<CustomerRow>(
      db,
      `SELECT id, nickname, avatar_id avatarId, phone_sealed phoneSealed, registered_at registeredAt
       FROM customers WHERE id = ?`,
      [customerId],
    );
    if (!found) throw new Problem('session.unauthenticated');
    return found;
  }

  async exists(db: Db, customerId: Id): Promise<boolean> {
    return (await row(db, 'SELECT 1 AS known FROM customers WHERE id = ?', [customerId])) !== undefined;
  }

  async openidOf(db: Db, customerId: Id): Promise<string> {
    const found = await row<{ openid_sealed: string }>(
      db,
      'SELECT openid_sealed FROM customers WHERE id = ?',
      [customerId],
    );
    if (!found) throw new Error(`no customer ${customerId}`);
    return this.cipher.open(found.openid_sealed, openidPlace(customerId));
  }

  /** The phone in clear, for masking on the owner's own page or for a courier; null when she never gave one. */
  phoneOf(customer: CustomerRow): string | null {
    return customer.phoneSealed === null
      ? null
      : this.cipher.open(customer.phoneSealed, phonePlace(customer.id));
  }

  async names(db: Db, customerIds: readonly Id[]): Promise<Map<Id, string>> {
    if (customerIds.length === 0) return new Map();
    const found = await rows<{ id: Id; nickname: string }>(
      db,
      'SELECT id, nickname FROM customers WHERE id IN (?) AND nickname IS NOT NULL',
      [customerIds],
    );
    return new Map(found.map(({ id, nickname }) => [id, nickname]));
  }

  async setNickname(tx: Tx, customerId: Id, nickname: string): Promise<void> {
    await affected(tx, 'UPDATE customers SET nickname = ? WHERE id = ?', [nickname, customerId]);
  }

  async setAvatar(tx: Tx, customerId: Id, avatarId: Id): Promise<void> {
    await affected(tx, 'UPDATE customers SET avatar_id = ? WHERE id = ?', [avatarId, customerId]);
  }

  async setPhone(tx: Tx, customerId: Id, phone: string): Promise<void> {
    await affected(
      tx,
      'UPDATE customers SET phone_sealed = ?, phone_index = ?, phone_bound_at = ? WHERE id = ?',
      [
        this.cipher.seal(phone, phonePlace(customerId)),
        this.index.of('customers.phone', phone),
        this.clock.now(),
        customerId,
      ],
    );
  }

  /** One row per phone number WeChat was paid for: the shop's bill can be checked against it. */
  async recordPhoneExchange(tx: Tx, customerId: Id): Promise<void> {
    await insert(tx, 'phone_exchanges', {
      id: this.ids.next(),
      customer_id: customerId,
      cost_fen: PHONE_COST_FEN,
      exchanged_at: this.clock.now(),
    });
  }
}
