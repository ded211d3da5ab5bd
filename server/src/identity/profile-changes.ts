import { Inject, Injectable } from '@nestjs/common';
import type { Id, UpdateProfileRequest } from '@tianpu/shared/api';
import { cleanLine, NICKNAME_LIMIT } from '@tianpu/shared/text';
import { Database, ensure, refuse, type Tx } from '../platform';
import { MINI_PROGRAM_API, type MiniProgramApi } from '../wechat';
import { AvatarsStore } from './avatars.store';
import { CustomersStore } from './customers.store';
import { inOurWords } from './wechat-refusals';

export interface AcceptedChanges {
  nickname?: string;
  avatarId?: Id;
}

/** Nicknames are shown to staff: cleaned like every typed text and checked by WeChat before they are kept. */
@Injectable()
export class ProfileChanges {
  constructor(
    @Inject(MINI_PROGRAM_API) private readonly wechat: MiniProgramApi,
    private readonly customers: CustomersStore,
    private readonly avatars: AvatarsStore,
    private readonly database: Database,
  ) {}

  /**
   * What may be stored of a request. Refuses `request.invalid` (nickname empty, over 16 characters, forbidden
   * characters; an avatar that is not her own upload) and `text.rejected`, also when WeChat is unsure: a name is easily
   * chosen again and not worth a person's review. When WeChat does not answer: `service.unavailable`, never unchecked.
   */
  async accepted(customerId: Id, request: UpdateProfileRequest): Promise<AcceptedChanges> {
    const { nickname, avatarUrl } = request;
    return {
      nickname: nickname === undefined ? undefined : await this.acceptedNickname(customerId, nickname),
      avatarId: avatarUrl === undefined ? undefined : await this.ownAvatar(customerId, avatarUrl),
    };
  }

  async apply(tx: Tx, customerId: Id, { nickname, avatarId }: AcceptedChanges): Promise<void> {
    if (nickname !== undefined) await this.customers.setNickname(tx, customerId, nickname);
    if (avatarId !== undefined) await this.customers.setAvatar(tx, customerId, avatarId);
  }

  private async acceptedNickname(customerId: Id, raw: string): Promise<string> {
    const cleaned = cleanLine(raw, NICKNAME_LIMIT);
    if (!cleaned.ok) refuse(cleaned);
    const openid = await this.customers.openidOf(this.database.source, customerId);
    const { suggest } = await inOurWords(
      () => this.wechat.checkText({ openid, content: cleaned.text, scene: 'profile' }),
      {},
    );
    ensure(suggest === 'pass', 'text.rejected');
    return cleaned.text;
  }

  private async ownAvatar(customerId: Id, url: string): Promise<Id> {
    const avatarId = url.slice(url.lastIndexOf('/') + 1);
    const isOwn = await this.avatars.isOwn(this.database.source, avatarId, customerId);
    ensure(isOwn, 'request.invalid', { reason: 'not_own_avatar' });
    return avatarId;
  }
}
