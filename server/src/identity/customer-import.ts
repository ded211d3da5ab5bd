import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { DomainEvents, type Tx } from '../platform';
import { CustomersStore } from './customers.store';

/** A person the shop knew before this system, or an invented one of the demo shop. */
export interface KnownCustomer {
  openid: string;
  nickname: string;
  registeredAt: Date;
}

/** Takes people over from elsewhere, with the date they really came. */
@Injectable()
export class CustomerImport {
  constructor(
    private readonly customers: CustomersStore,
    private readonly events: DomainEvents,
  ) {}

  /** Answers the id of the customer with this openid, registering her in the past if she is not here yet. */
  async add(tx: Tx, { openid, nickname, registeredAt }: KnownCustomer): Promise<Id> {
    const known = await this.customers.idByOpenid(tx, openid);
    if (known) return known;
    const { id } = await this.customers.register(tx, openid, registeredAt);
    await this.customers.setNickname(tx, id, nickname);
    await this.events.record(tx, {
      name: 'customer.registered',
      aggregateId: id,
      payload: { customerId: id, at: registeredAt.toISOString() },
    });
    return id;
  }
}
