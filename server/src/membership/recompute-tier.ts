import { Injectable } from '@nestjs/common';
import type { Id, TierFace } from '@tianpu/shared/api';
import {
  celebrationOf,
  moveReason,
  rankOf,
  type TierLadder,
  type TierStanding,
  tierAt,
  tierOf,
} from '@tianpu/shared/membership';
import { shopDateOf } from '@tianpu/shared/time';
import { Clock, Database, DomainEvents, Ids, type Tx, UnitOfWork } from '../platform';
import { LaddersStore } from './ladders.store';
import { MembersStore } from './members.store';
import { type TierState, TiersStore } from './tiers.store';

const BATCH = 200;

/** Works tiers out anew from what was bought, and leaves a change with its reason behind when one is another. */
@Injectable()
export class RecomputeTier {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly members: MembersStore,
    private readonly ladders: LaddersStore,
    private readonly tiers: TiersStore,
    private readonly events: DomainEvents,
  ) {}

  /**
   * One member, under the lock of her row; nothing for who is not a member.
   *
   * Example: ¥1,990 so far, an order of ¥20 is completed: normal becomes silver, one change, one `tier.changed`.
   */
  async of(tx: Tx, customerId: Id): Promise<void> {
    if ((await this.members.lock(tx, customerId)) === undefined) return;
    const now = this.clock.now();
    const { id: ladderId, ladder } = await this.ladders.current(tx);
    const standing = tierOf(await this.members.spendsOf(tx, customerId), ladder, now);
    const before = await this.tiers.stateOf(tx, customerId);
    const tier = tierAt(ladder, standing.rank);
    const after = {
      customerId,
      ladderId,
      tierKey: tier.key,
      rank: standing.rank,
      throughOn: standing.through,
    };
    await this.tiers.save(tx, after, now);
    if (before !== undefined && before.tierKey !== tier.key) {
      const isOtherLadder = before.ladderId !== ladderId;
      await this.#noteChange(tx, { before, standing, ladder, isOtherLadder, now });
    }
  }

  /** Everybody whose tier ends by itself or was worked out by a ladder that is no longer in force. */
  async due(): Promise<void> {
    const db = this.database.source;
    const today = shopDateOf(this.clock.now());
    const { id: ladderId } = await this.ladders.current(db);
    let after: Id = '';
    for (;;) {
      const due = await this.tiers.due(db, { today, ladderId, after, limit: BATCH });
      for (const customerId of due) await this.unitOfWork.run((tx) => this.of(tx, customerId));
      const last = due[due.length - 1];
      if (last === undefined || due.length < BATCH) return;
      after = last;
    }
  }

  async #noteChange(
    tx: Tx,
    change: {
      before: TierState;
      standing: TierStanding;
      ladder: TierLadder;
      isOtherLadder: boolean;
      now: Date;
    },
  ): Promise<void> {
    const { before, standing, ladder, now } = change;
    const { customerId } = before;
    const to = faceOf(ladder, standing.rank);
    // A ladder that was retired may have had tiers which this one does not know.
    const isKnown = ladder.tiers.some(({ key }) => key === before.tierKey);
    const from = isKnown
      ? faceOf(ladder, rankOf(ladder, before.tierKey))
      : { key: before.tierKey, name: '原等级', rank: before.rank };
    const direction = to.rank < from.rank ? 'down' : 'up';
    const because = change.isOtherLadder ? '会员等级规则更新' : reasonOf(standing, direction);
    const id = this.ids.next();
    const words = celebrationOf(ladder, { from: from.rank, to: to.rank });
    await this.tiers.addChange(tx, { id, customerId, from, to, direction, because, ...words, at: now });
    await this.events.record(tx, {
      name: 'tier.changed',
      aggregateId: customerId,
      payload: {
        customerId,
        changeId: id,
        fromKey: from.key,
        toKey: to.key,
        direction,
        at: now.toISOString(),
      },
    });
  }
}

/** Key, name and rank of a tier as every page shows it. */
export function faceOf(ladder: TierLadder, rank: number): TierFace {
  const { key, name } = tierAt(ladder, rank);
  return { key, name, rank };
}

function reasonOf({ moves }: TierStanding, direction: 'up' | 'down'): string {
  const last = moves[moves.length - 1];
  return moveReason({ because: direction === 'up' && last ? last.because : null });
}
