import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { cleanLine, ORDER_NOTE_LIMIT } from '@tianpu/shared/text';
import { IdentityReader } from '../identity';
import { Database, ensure, Log, refuse } from '../platform';
import { MINI_PROGRAM_API, type MiniProgramApi, MiniProgramError } from '../wechat';
import type { NoteReview } from './orders.types';

/** The customer's note as it may be stored and read by staff. */
@Injectable()
export class NoteCheck {
  constructor(
    @Inject(MINI_PROGRAM_API) private readonly wechat: MiniProgramApi,
    private readonly database: Database,
    private readonly identity: IdentityReader,
    private readonly log: Log,
  ) {}

  /**
   * Outside any transaction. Refuses `request.invalid` (see `cleanLine`) and `text.rejected`. When WeChat wants a
   * person to look, or cannot be asked, the order goes on and staff see a flag: never silently passed.
   */
  async run(customerId: Id, raw: string): Promise<{ note: string; noteReview: NoteReview }> {
    const cleaned = cleanLine(raw, ORDER_NOTE_LIMIT);
    if (!cleaned.ok) refuse(cleaned);
    if (cleaned.text === '') return { note: '', noteReview: 'none' };
    return { note: cleaned.text, noteReview: await this.#ask(customerId, cleaned.text) };
  }

  async #ask(customerId: Id, content: string): Promise<NoteReview> {
    const openid = await this.identity.openidOf(this.database.source, customerId);
    try {
      const { suggest } = await this.wechat.checkText({ openid, content, scene: 'comment' });
      ensure(suggest !== 'risky', 'text.rejected');
      return suggest === 'pass' ? 'passed' : 'review';
    } catch (error) {
      if (!(error instanceof MiniProgramError)) throw error;
      this.log.warn({ err: error }, 'a note could not be checked; staff see it flagged');
      return 'unchecked';
    }
  }
}
