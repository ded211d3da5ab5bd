import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { Db } from '../platform';
import { CustomersStore } from './customers.store';
import { StaffStore } from './staff.store';

/** What other features may ask about people. */
@Injectable()
export class IdentityReader {
  constructor(
    private readonly customers: CustomersStore,
    private readonly staff: StaffStore,
  ) {}

  /** The openid in clear, for a call to WeChat only: never store, log or answer it. */
  openidOf(db: Db, customerId: Id): Promise<string> {
    return this.customers.openidOf(db, customerId);
  }

  /** Whether somebody with this id ever signed in. */
  isCustomer(db: Db, customerId: Id): Promise<boolean> {
    return this.customers.exists(db, customerId);
  }

  /** Nicknames of those who chose one; the others are missing. */
  namesOf(db: Db, customerIds: readonly Id[]): Promise<Map<Id, string>> {
    return this.customers.names(db, customerIds);
  }

  /** The name colleagues know a member of staff by, or undefined. */
  async staffNameOf(db: Db, staffId: Id): Promise<string | undefined> {
    return (await this.staff.profile(db, staffId))?.name;
  }
}
