import type { ErrorDialect } from '../pay/errors';

/** What the next refunds end in; `NOT_ENOUGH` refuses the request itself with 403. */
export type RefundOutcome = 'SUCCESS' | 'ABNORMAL' | 'CLOSED' | 'NOT_ENOUGH';

/** Every behaviour that can be switched while the simulator runs (`POST /__sim/settings`). */
export interface SimSettings {
  /** Spelling of error codes: documents of different age disagree (ORDERPAID / ORDER_PAID). */
  errorDialect: ErrorDialect;
  /** Which key signs answers and notifications; `grey` alternates, as during the official change-over. */
  platformKeyMode: 'public-key' | 'certificate' | 'grey';
  /** Whether answers that are not 2xx are signed too (undocumented, so both must work). */
  signErrors: boolean;
  /** Let tests notify `http://127.0.0.1`; other plain http addresses stay refused. */
  allowLoopbackHttpNotifyUrl: boolean;
  /** Refuse openids that no login of this simulator ever issued. */
  knownOpenidsOnly: boolean;
  /** P5: pay and notify before the answer of the jsapi order call is sent. */
  notifyBeforePrepayAnswer: boolean;
  /** P16: queries keep answering NOTPAY although the order is paid. */
  queryLagsBehind: boolean;
  notifications: {
    /** Never deliver (P4). */
    drop: boolean;
    /** Copies of each delivery sent at the same moment; 1 = no duplicates. */
    copies: number;
    /** Hold each first delivery until the next one exists, then send the newer first. */
    reorder: boolean;
    /** Share of deliveries accompanied by a `WECHATPAY/SIGNTEST/` probe, 0..1. */
    signTestRate: number;
    /** Real milliseconds the receiver has to answer. WeChat allows 5,000. */
    answerWithinMs: number;
  };
  refunds: {
    outcome: RefundOutcome;
    /** Simulated milliseconds in PROCESSING; `null` holds until `/__sim/refund-result`. */
    settleAfterMs: number | null;
  };
  /** Pages `getwxacodeunlimit` accepts with check_path; empty = any well-formed page. */
  publishedPages: string[];
  /** Subscribe templates: id → field names; empty = any id of 43 characters. */
  templates: Record<string, string[]>;
  /** Simulated milliseconds after payment during which upload_shipping_info answers 10060001 (W4). */
  shippingLagMs: number;
  /** Openids that `jscode2session` refuses with 40226. */
  blockedOpenids: string[];
  /** Whether the mini-program is bound to an Open Platform account (unionid is then returned). */
  unionBound: boolean;
  /** Where message pushes go unless the call names an address. */
  pushUrl: string;
}

export function defaultSettings(): SimSettings {
  return {
    errorDialect: 'new',
    platformKeyMode: 'public-key',
    signErrors: false,
    allowLoopbackHttpNotifyUrl: true,
    knownOpenidsOnly: false,
    notifyBeforePrepayAnswer: false,
    queryLagsBehind: false,
    notifications: { drop: false, copies: 1, reorder: false, signTestRate: 0, answerWithinMs: 5000 },
    refunds: { outcome: 'SUCCESS', settleAfterMs: 2000 },
    publishedPages: [],
    templates: {},
    shippingLagMs: 0,
    blockedOpenids: [],
    unionBound: false,
    pushUrl: '',
  };
}

/** A partial change: groups may be given in part, too. */
export type SettingsChange = Partial<Omit<SimSettings, 'notifications' | 'refunds'>> & {
  notifications?: Partial<SimSettings['notifications']>;
  refunds?: Partial<SimSettings['refunds']>;
};

/** Applies a change in place, so every part that holds the settings sees it. Unknown names are refused. */
export function changeSettings(settings: SimSettings, change: SettingsChange): void {
  const unknown = Object.keys(change).filter((name) => !(name in settings));
  if (unknown.length > 0) throw new Error(`unknown settings: ${unknown.join(', ')}`);
  const { notifications, refunds, ...rest } = change;
  Object.assign(settings, rest);
  Object.assign(settings.notifications, notifications);
  Object.assign(settings.refunds, refunds);
}
