import type { FaultRule, Faults } from './core/faults';
import type { Journal } from './core/journal';
import type { PostAnswer } from './core/post';
import { changeSettings, type RefundOutcome, type SettingsChange, type SimSettings } from './core/settings';
import type { BillChange, OrderRecord, RefundRecord, SimState } from './core/state';
import { type Credentials, newPlatformKey } from './credentials';
import type { PayParameters, PaySheet } from './h5/pay-sheet';
import type { MiniApi } from './mini/api';
import type { PayApi } from './pay/api';
import type { DeliveryReport, NotificationFlaw } from './pay/notification';
import type { PushOptions, PushSender } from './push/sender';
import type { World } from './world';

export interface ControlParts {
  world: World;
  faults: Faults;
  pay: PayApi;
  mini: MiniApi;
  sheet: PaySheet;
  push: PushSender;
  freshState: () => SimState;
  startSettings: SimSettings;
  keysChanged: () => void;
}

export interface NotifyOptions {
  times?: number;
  parallel?: boolean;
  freshIds?: boolean;
  url?: string;
  flaw?: NotificationFlaw;
}

/** Everything a test or a demo may do to the simulated WeChat. The control port offers the same over HTTP. */
export class Controls {
  constructor(protected readonly parts: ControlParts) {}

  get credentials(): Credentials {
    return this.parts.world.credentials;
  }
  get clock(): World['clock'] {
    return this.parts.world.clock;
  }
  get settings(): Readonly<SimSettings> {
    return this.parts.world.settings;
  }
  get journal(): Journal {
    return this.parts.world.journal;
  }
  /** The live records, for assertions. */
  get state(): SimState {
    return this.parts.world.state;
  }

  set(change: SettingsChange): void {
    changeSettings(this.parts.world.settings, change);
  }

  fault(rule: FaultRule): void {
    this.parts.faults.add(rule);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  /**
   * The payer pays. `couponFen`: coupon funded by WeChat (payer_total is lower). `openid`, `totalFen`: a payment
   * that does not fit the order (P11, P13). The notification is queued; `clock.idle()` waits for its delivery.
   */
  async pay(payment: {
    outTradeNo: string;
    openid?: string;
    couponFen?: number;
    totalFen?: number;
  }): Promise<OrderRecord> {
    const { orders, notifier } = this.parts.pay;
    const order = orders.pay(orders.byOutTradeNo(payment.outTradeNo), {
      payerOpenid: payment.openid,
      couponFen: payment.couponFen,
      totalFen: payment.totalFen,
    });
    await notifier.announcePayment(order);
    return order;
  }

  /** What `wx.requestPayment` does on the phone of `openid`. Out: its `errMsg`. */
  requestPayment(parameters: PayParameters, openid: string, result: 'ok' | 'cancel' = 'ok'): Promise<string> {
    return this.parts.sheet.finish(parameters, result, openid);
  }

  /** With `outRefundNo`: ends that refund now. Without: decides what the next `times` refunds end in. */
  refundResult(result: {
    outRefundNo?: string;
    outcome: RefundOutcome;
    times?: number;
  }): RefundRecord | undefined {
    const { refunds } = this.parts.pay;
    if (result.outRefundNo === undefined) {
      refunds.queueOutcome(result.outcome, result.times);
      return undefined;
    }
    if (result.outcome === 'NOT_ENOUGH')
      throw new Error('NOT_ENOUGH refuses a request; it cannot end a refund');
    const refund = refunds.byOutRefundNo(result.outRefundNo);
    refunds.settle(refund, result.outcome);
    return refund;
  }

  /** Makes the bill of a day differ from what happened, or be late, missing or wrongly hashed (P26). */
  bill(billDate: string, change: BillChange): void {
    this.state.billChanges[billDate] = change;
    this.parts.world.changed();
  }

  /** Sends the latest notification about an order or refund number again; one report per delivery. */
  notify(number: string, options: NotifyOptions = {}): Promise<DeliveryReport[]> {
    return this.parts.pay.notifier.repeat(number, options);
  }

  push(options: PushOptions): Promise<PostAnswer[]> {
    return this.parts.push.send(options);
  }

  verifyPushUrl(url: string, wrongSignature = false): ReturnType<PushSender['verifyUrl']> {
    return this.parts.push.verifyUrl(url, wrongSignature);
  }

  /** A login code for a device, as `wx.login` gives. Devices with the same `as` belong to one person. */
  login(device: string, as?: string): { code: string; openid: string } {
    const { people } = this.parts.mini;
    const person = people.onDevice(device, as);
    return { code: people.issueCode(person, 'login'), openid: person.openid };
  }

  /** A code of the phone-number button. */
  phoneCode(device: string, phone?: string): { code: string; phone: string } {
    const { people } = this.parts.mini;
    const person = people.onDevice(device, undefined, phone);
    return { code: people.issueCode(person, 'phone'), phone: person.phone };
  }

  subscribe(openid: string, templateId: string, answer: 'accept' | 'reject' | 'ban' = 'accept'): void {
    this.parts.mini.subscriptions.answer(openid, templateId, answer);
  }

  /** All access tokens become invalid (40001). */
  invalidateTokens(): void {
    this.parts.mini.tokens.invalidate();
  }

  /** WeChat starts signing with a new public key (W12). Out: what the merchant must learn. */
  rotatePlatformKey(): { serial: string; publicKeyPem: string } {
    const { serial, publicKeyPem, privateKeyPem } = newPlatformKey();
    Object.assign(this.credentials, { platformSerial: serial, platformPublicKeyPem: publicKeyPem });
    this.parts.world.platform.platformPrivateKeyPem = privateKeyPem;
    this.parts.keysChanged();
    return { serial, publicKeyPem };
  }

  /** The merchant registers another certificate; requests signed with either key are accepted. */
  addMerchantKey(serial: string, publicKeyPem: string): void {
    this.state.merchantKeys[serial] = publicKeyPem;
    this.parts.world.changed();
  }

  /** The merchant sets a new APIv3 key; notifications are encrypted with it from now on. */
  setApiV3Key(apiV3Key: string): void {
    if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('an APIv3 key has 32 bytes');
    this.state.apiV3Key = apiV3Key;
    this.parts.world.changed();
  }

  /** Forgets everything but the keys and the time; settings return to those given at start. */
  reset(): void {
    const { world, faults, pay, freshState, startSettings } = this.parts;
    world.clock.clear();
    world.state = freshState();
    Object.assign(world.settings, structuredClone(startSettings));
    world.journal.clear();
    faults.clear();
    pay.refunds.clearQueue();
    world.changed();
  }
}
