import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { normalisePhone } from '@tianpu/shared/text';
import { ensure, UnitOfWork } from '../platform';
import { MINI_PROGRAM_API, type MiniProgramApi } from '../wechat';
import { CustomersStore } from './customers.store';
import { inOurWords } from './wechat-refusals';

/** The phone number: asked for only when an order needs it, never at registration. */
@Injectable()
export class Phones {
  constructor(
    @Inject(MINI_PROGRAM_API) private readonly wechat: MiniProgramApi,
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersStore,
  ) {}

  /**
   * Exchanges the code of the phone button for a number and keeps it sealed. Refuses `phone.code_expired` (used or over
   * 5 minutes old; nothing is changed, the app asks again) and `request.invalid` for numbers outside the mainland.
   * WeChat charges 0.03 yuan for each success, which is written down before anything can refuse the number.
   */
  async bind(customerId: Id, code: string): Promise<void> {
    const { phone, countryCode } = await inOurWords(() => this.wechat.getPhoneNumber(code), {
      code_invalid: 'phone.code_expired',
    });
    await this.unitOfWork.run((tx) => this.customers.recordPhoneExchange(tx, customerId));
    const normalised = countryCode === '86' ? normalisePhone(phone) : null;
    ensure(normalised, 'request.invalid', { reason: 'phone_not_mainland' });
    await this.unitOfWork.run((tx) => this.customers.setPhone(tx, customerId, normalised));
  }
}
