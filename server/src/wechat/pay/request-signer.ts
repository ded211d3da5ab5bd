import { createPrivateKey, KeyObject, randomBytes, sign } from 'node:crypto';

export interface SignerIdentity {
  mchid: string;
  /** Serial of the merchant certificate the key belongs to. */
  merchantSerial: string;
  merchantPrivateKeyPem: string;
}

/**
 * The five lines a merchant signs for one request, each ended by a line feed, also the last.
 * `target` is path and query exactly as sent; a GET has an empty body and so an empty last line.
 * Example: `GET\n/v3/certificates\n1767225600\n5K82\n\n`.
 */
export function requestText(
  method: string,
  target: string,
  timestamp: string,
  nonce: string,
  body: string,
): string {
  return `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
}

/** The four lines behind `wx.requestPayment`; the appid is signed though it is not passed to WeChat. */
export function paymentText(appid: string, timestamp: string, nonce: string, prepayId: string): string {
  return `${appid}\n${timestamp}\n${nonce}\nprepay_id=${prepayId}\n`;
}

/** Signs with the merchant's private key (SHA256 with RSA, PKCS#1 v1.5, base64). */
export class RequestSigner {
  readonly #identity: { mchid: string; merchantSerial: string };
  readonly #key: KeyObject;

  constructor(identity: SignerIdentity) {
    this.#identity = { mchid: identity.mchid, merchantSerial: identity.merchantSerial };
    this.#key = createPrivateKey(identity.merchantPrivateKeyPem);
  }

  /** The Authorization header of one request. Sign each try anew: WeChat refuses timestamps older than 5 minutes. */
  authorization(
    request: { method: string; target: string; body: string },
    at: Date,
    nonce: string = freshNonce(),
  ): string {
    const timestamp = unixSeconds(at);
    const signature = this.signature(
      requestText(request.method, request.target, timestamp, nonce, request.body),
    );
    return (
      `WECHATPAY2-SHA256-RSA2048 mchid="${this.#identity.mchid}",nonce_str="${nonce}",` +
      `signature="${signature}",timestamp="${timestamp}",serial_no="${this.#identity.merchantSerial}"`
    );
  }

  /** The parameters of `wx.requestPayment` for one prepay id. */
  payment(appid: string, prepayId: string, at: Date, nonce: string = freshNonce()) {
    const timeStamp = unixSeconds(at);
    return {
      timeStamp,
      nonceStr: nonce,
      package: `prepay_id=${prepayId}`,
      signType: 'RSA' as const,
      paySign: this.signature(paymentText(appid, timeStamp, nonce, prepayId)),
    };
  }

  signature(text: string): string {
    return sign('sha256', Buffer.from(text, 'utf8'), this.#key).toString('base64');
  }
}

function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}

function freshNonce(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}
