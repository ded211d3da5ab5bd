import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Audit, Clock, type Tx } from '../platform';
import { MembersStore } from './members.store';

/** Roles are earned, not bought: 店长级 by ten friends. One level only, nobody earns on what others sell. */
@Injectable()
export class MemberRoles {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly members: MembersStore,
  ) {}

  /** Gives a role, once; `because` is a short code such as `referral`. */
  async grant(tx: Tx, customerId: Id, role: string, because: string): Promise<void> {
    const isHeld = (await this.members.rolesOf(tx, customerId)).includes(role);
    if (isHeld) return;
    await this.members.addRole(tx, { customerId, role, because, at: this.clock.now() });
    await this.audit.record(tx, {
      actor: { kind: 'system', id: because },
      action: 'member.role_granted',
      subject: 'member',
      subjectId: customerId,
      to: role,
    });
  }
}
