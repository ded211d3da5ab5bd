import { jsonReply, type Reply } from '../core/http';

/** `mixed` alternates old and new spelling from one error to the next. */
export type ErrorDialect = 'old' | 'new' | 'mixed';

const OLD_SPELLING: Record<string, string> = {
  ORDER_PAID: 'ORDERPAID',
  ORDER_CLOSED: 'ORDERCLOSED',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  NOT_ENOUGH: 'NOTENOUGH',
  USER_PAYING: 'USERPAYING',
  FREQUENCY_LIMITED: 'RATELIMIT_EXCEEDED',
  SYSTEM_ERROR: 'SYSTEMERROR',
};

export interface ErrorDetail {
  field?: string;
  value?: string;
  issue?: string;
  location?: string;
}

/**
 * A documented refusal of the pay API. `code` is the new spelling; `reason` is what the journal says, more than
 * the real WeChat would tell.
 */
export class PayApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: ErrorDetail,
    readonly reason: string = message,
    /** Where old documents also name another status or code for the same refusal. */
    readonly old?: { status?: number; code?: string },
  ) {
    super(message);
  }
}

export const paramError = (field: string, value: unknown, issue: string, location = 'body'): PayApiError =>
  new PayApiError(
    400,
    'PARAM_ERROR',
    `输入源“/${location}/${field}”${issue}`,
    { field: `/${field}`, value: value === undefined ? '' : JSON.stringify(value), issue, location },
    `${field}: ${issue}`,
  );

export const signError = (reason: string): PayApiError =>
  new PayApiError(
    401,
    'SIGN_ERROR',
    '错误的签名，验签失败',
    { field: 'signature', issue: 'sign not match', location: 'authorization' },
    reason,
  );

/** Spells errors in the chosen dialect. */
export class ErrorVoice {
  private turn = 0;

  constructor(private readonly dialect: () => ErrorDialect) {}

  toReply(error: PayApiError): Reply {
    const chosen = this.dialect();
    const isOld = chosen === 'old' || (chosen === 'mixed' && this.turn++ % 2 === 1);
    const status = (isOld ? error.old?.status : undefined) ?? error.status;
    const code = isOld ? (error.old?.code ?? OLD_SPELLING[error.code] ?? error.code) : error.code;
    const body: Record<string, unknown> = { code, message: error.message };
    if (error.detail) body['detail'] = error.detail;
    return jsonReply(status, body, `${code}: ${error.reason}`);
  }
}
