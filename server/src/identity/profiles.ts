import { Injectable } from '@nestjs/common';
import type { CustomerProfile, Id } from '@tianpu/shared/api';
import { maskPhone } from '@tianpu/shared/text';
import type { Db } from '../platform';
import { CustomersStore } from './customers.store';

export const avatarUrl = (avatarId: Id): string => `/api/avatars/${avatarId}`;

/** What a customer sees of herself; the phone only masked, the openid never. */
@Injectable()
export class CustomerProfiles {
  constructor(private readonly customers: CustomersStore) {}

  async of(db: Db, customerId: Id): Promise<CustomerProfile> {
    const customer = await this.customers.get(db, customerId);
    const phone = this.customers.phoneOf(customer);
    return {
      id: customer.id,
      nickname: customer.nickname,
      avatarUrl: customer.avatarId === null ? null : avatarUrl(customer.avatarId),
      phoneMasked: phone === null ? null : maskPhone(phone),
      memberSince: customer.registeredAt.toISOString(),
    };
  }
}
