import type { Id } from '@tianpu/shared/api';
import type { Db } from '../platform';

/**
 * Which audiences a customer belongs to: `tier:silver`, `role:store_manager`, `new_customer`. Coupons ask and know
 * neither orders nor tiers; whoever knows them provides this.
 */
export abstract class CustomerAudiences {
  abstract of(db: Db, customerId: Id): Promise<string[]>;
}
