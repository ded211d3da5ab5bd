import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Id, LadderPreviewResponse, SwitchLadderRequest, TierFace } from '@tianpu/shared/api';
import {
  checkLadder,
  countMoves,
  datedSpends,
  type Mover,
  rankOf,
  type SpendRecord,
  spendIn,
  type TierLadder,
  whoWouldMove,
} from '@tianpu/shared/membership';
import { shopDateOf } from '@tianpu/shared/time';
import { IdentityReader } from '../identity';
import { Audit, Clock, type Db, ensure, refuse, type StaffActor, type Tx } from '../platform';
import { LaddersStore } from './ladders.store';
import { MembersStore } from './members.store';
import { faceOf } from './recompute-tier';
import { TiersStore } from './tiers.store';

const BATCH = 500;
const EXAMPLES = 10;
const WINDOW_MONTHS = 12;

interface Example extends Mover {
  spendFen: number;
}

/** Another ladder is looked at before it is put in force: nobody should be surprised by whom it moves. */
@Injectable()
export class SwitchLadder {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly members: MembersStore,
    private readonly tiers: TiersStore,
    private readonly ladders: LaddersStore,
    private readonly identity: IdentityReader,
  ) {}

  /**
   * Who would move. Refuses `membership.ladder_invalid`. The token in the answer names exactly this ladder, compared with
   * exactly the one in force.
   *
   * Example: 40 members, 31 of them silver by one big order: the ladder by months would bring those 31 down.
   */
  async preview(db: Db, candidate: TierLadder): Promise<Omit<LadderPreviewResponse, 'previewToken'>> {
    const check = checkLadder(candidate);
    if (!check.ok) refuse(check);
    const { ladder: current } = await this.ladders.current(db);
    const now = this.clock.now();
    const movers: Mover[] = [];
    const losers: Example[] = [];
    let members = 0;
    for (let page = await this.tiers.page(db, '', BATCH); page.length > 0; ) {
      const spends = await this.members.spendsOfMany(
        db,
        page.map(({ customerId }) => customerId),
      );
      const histories = page.map(({ customerId, tierKey }) => ({
        customerId,
        tierKey,
        history: spends.get(customerId) ?? [],
      }));
      const moved = whoWouldMove(histories, current, candidate, now);
      movers.push(...moved);
      for (const mover of moved.filter(({ direction }) => direction === 'down')) {
        if (losers.length < EXAMPLES) losers.push({ ...mover, spendFen: spent(spends, mover, now) });
      }
      members += page.length;
      page = await this.tiers.page(db, page[page.length - 1]?.customerId ?? '', BATCH);
    }
    return this.#report(db, { members, movers, losers, current, candidate });
  }

  /** Keeps what was previewed; answers the token a switch must carry. */
  async keepPreview(tx: Tx, actor: StaffActor, ladder: TierLadder): Promise<Id> {
    const { id: baseId } = await this.ladders.current(tx);
    return this.ladders.addPreview(tx, { ladder, baseId, writtenBy: actor.id, at: this.clock.now() });
  }

  /**
   * Puts a previewed ladder in force. Refuses `membership.ladder_invalid` (reason `preview`) when the token names another
   * ladder, or when the one in force changed since.
   */
  async run(tx: Tx, actor: StaffActor, { ladder, previewToken }: SwitchLadderRequest): Promise<void> {
    const previewed = await this.ladders.livePreview(tx, previewToken);
    const asStored: unknown = JSON.parse(JSON.stringify(ladder));
    ensure(isDeepStrictEqual(previewed, asStored), 'membership.ladder_invalid', { reason: 'preview' });
    await this.ladders.putInForce(tx, previewToken, this.clock.now());
    const subject = { subject: 'ladder', subjectId: previewToken } as const;
    await this.audit.record(tx, { actor, action: 'ladder.switched', ...subject, to: ladder.key });
  }

  async #report(
    db: Db,
    found: {
      members: number;
      movers: readonly Mover[];
      losers: readonly Example[];
      current: TierLadder;
      candidate: TierLadder;
    },
  ): Promise<Omit<LadderPreviewResponse, 'previewToken'>> {
    const { members, movers, losers, current, candidate } = found;
    const names = await this.identity.namesOf(
      db,
      losers.map(({ customerId }) => customerId),
    );
    const face = (ladder: TierLadder, key: string): TierFace => faceOf(ladder, rankOf(ladder, key));
    const count = (direction: Mover['direction']) =>
      movers.filter((mover) => mover.direction === direction).length;
    return {
      members,
      up: count('up'),
      down: count('down'),
      same: members - count('up') - count('down'),
      moves: countMoves(movers).map(({ fromKey, toKey, members: people }) => ({
        from: face(current, fromKey),
        to: face(candidate, toKey),
        members: people,
      })),
      examples: losers.map(({ customerId, fromKey, toKey, spendFen }) => ({
        customerId,
        name: names.get(customerId) ?? '顾客',
        from: face(current, fromKey),
        to: face(candidate, toKey),
        spendFen,
      })),
    };
  }
}

function spent(spends: ReadonlyMap<Id, SpendRecord[]>, { customerId }: Mover, now: Date): number {
  const dated = datedSpends(spends.get(customerId) ?? [], [WINDOW_MONTHS]);
  return spendIn(dated, WINDOW_MONTHS, shopDateOf(now));
}
