import { Inject, Injectable } from '@nestjs/common';
import { referralScene } from '@tianpu/shared/referral';
import { Database, ensure, Problem, UnitOfWork } from '../platform';
import { MINI_PROGRAM_API, type MiniProgramApi, MiniProgramError } from '../wechat';
import { InvitesStore } from './invites.store';

/** Where the app welcomes whoever was invited. */
const PAGE = 'subpackages/member/invited/index';
const WIDTH = 430;

/** The mini-program code on a poster: asked of WeChat once per person, then kept, because there is a daily limit. */
@Injectable()
export class ReferralPictures {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly invites: InvitesStore,
    @Inject(MINI_PROGRAM_API) private readonly wechat: MiniProgramApi,
  ) {}

  /** PNG or JPEG bytes. Refuses `referral.code_unknown`, and `service.unavailable` while WeChat does not answer. */
  async of(code: string): Promise<Buffer> {
    const db = this.database.source;
    ensure((await this.invites.ownerOf(db, code)) !== undefined, 'referral.code_unknown');
    const kept = await this.invites.picture(db, code);
    if (kept !== null) return kept;
    const drawn = await this.#draw(code);
    await this.unitOfWork.run((tx) => this.invites.keepPicture(tx, code, drawn));
    return drawn;
  }

  async #draw(code: string): Promise<Buffer> {
    try {
      return await this.wechat.getUnlimitedCode({ scene: referralScene(code), page: PAGE, width: WIDTH });
    } catch (error) {
      if (!(error instanceof MiniProgramError)) throw error;
      throw new Problem('service.unavailable', {}, { retryAfterSeconds: 5 });
    }
  }
}
