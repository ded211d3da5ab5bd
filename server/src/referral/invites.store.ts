import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';

export interface Invite {
  inviteeId: Id;
  invitedAt: Date;
  /** Set once: who counted is never taken off again. */
  countedAt: Date | null;
}

export interface Reward {
  stepCount: number;
  couponId: Id | null;
  role: string | null;
  rewardedAt: Date;
}

/** The only writer of referral_codes, referral_invites and referral_rewards. */
@Injectable()
export class InvitesStore {
  async inviterOf(db: Db, customerId: Id): Promise<Id | null> {
    const invite = await row<{ inviterId: Id }>(
      db,
      'SELECT inviter_id AS inviterId FROM referral_invites WHERE invitee_id = ?',
      [customerId],
    );
    return invite?.inviterId ?? null;
  }

  async ownerOf(db: Db, code: string): Promise<Id | undefined> {
    const owner = await row<{ customerId: Id }>(
      db,
      'SELECT customer_id AS customerId FROM referral_codes WHERE code = ?',
      [code],
    );
    return owner?.customerId;
  }

  async codeOf(db: Db, customerId: Id): Promise<string | undefined> {
    const found = await row<{ code: string }>(db, 'SELECT code FROM referral_codes WHERE customer_id = ?', [
      customerId,
    ]);
    return found?.code;
  }

  /** Gives a person her code, once. A code that is taken by chance fails on its unique key, and is drawn again. */
  async addCode(tx: Tx, customerId: Id, code: string, at: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO referral_codes (customer_id, code, created_at) VALUES (?, ?, ?)
        ON DUPLICATE KEY UPDATE code = referral_codes.code`,
      [customerId, code, at],
    );
  }

  async picture(db: Db, code: string): Promise<Buffer | null> {
    const found = await row<{ png: Buffer | null }>(
      db,
      'SELECT qr_png AS png FROM referral_codes WHERE code = ?',
      [code],
    );
    return found?.png ?? null;
  }

  async keepPicture(tx: Tx, code: string, png: Buffer): Promise<void> {
    await affected(tx, 'UPDATE referral_codes SET qr_png = ? WHERE code = ?', [png, code]);
  }

  /** Locks the codes of people in id order: two who invite each other at once wait in line, not in a circle. */
  async lockPeople(tx: Tx, customerIds: readonly Id[]): Promise<void> {
    for (const customerId of [...customerIds].sort()) {
      await row(tx, 'SELECT code FROM referral_codes WHERE customer_id = ? FOR UPDATE', [customerId]);
    }
  }

  async add(tx: Tx, invite: { inviteeId: Id; inviterId: Id; invitedAt: Date }): Promise<void> {
    await insert(tx, 'referral_invites', {
      invitee_id: invite.inviteeId,
      inviter_id: invite.inviterId,
      invited_at: invite.invitedAt,
    });
  }

  of(db: Db, inviterId: Id): Promise<Invite[]> {
    return rows<Invite>(
      db,
      `SELECT invitee_id AS inviteeId, invited_at AS invitedAt, counted_at AS countedAt FROM referral_invites
        WHERE inviter_id = ? ORDER BY invited_at DESC, invitee_id`,
      [inviterId],
    );
  }

  /** Inviters of people who do not count yet, one after another by id. */
  async waitingInviters(db: Db, after: Id, limit: number): Promise<Id[]> {
    const found = await rows<{ inviterId: Id }>(
      db,
      `SELECT DISTINCT inviter_id AS inviterId FROM referral_invites
        WHERE inviter_id > ? AND counted_at IS NULL ORDER BY inviter_id LIMIT ${limit}`,
      [after],
    );
    return found.map(({ inviterId }) => inviterId);
  }

  async markCounted(tx: Tx, inviteeId: Id, at: Date): Promise<void> {
    await affected(
      tx,
      'UPDATE referral_invites SET counted_at = ? WHERE invitee_id = ? AND counted_at IS NULL',
      [at, inviteeId],
    );
  }

  rewardsOf(db: Db, inviterId: Id): Promise<Reward[]> {
    return rows<Reward>(
      db,
      `SELECT step_count AS stepCount, coupon_id AS couponId, role, rewarded_at AS rewardedAt FROM referral_rewards
        WHERE inviter_id = ? ORDER BY step_count`,
      [inviterId],
    );
  }

  async addReward(tx: Tx, inviterId: Id, reward: Reward): Promise<void> {
    await insert(tx, 'referral_rewards', {
      inviter_id: inviterId,
      step_count: reward.stepCount,
      coupon_id: reward.couponId,
      role: reward.role,
      rewarded_at: reward.rewardedAt,
    });
  }
}
