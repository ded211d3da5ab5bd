import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id, PickupCodeResponse } from '@tianpu/shared/api';
import {
  formatPickupQr,
  type PickupQr,
  pickupMinute,
  pickupQrPayload,
  pickupQrRefreshAt,
} from '@tianpu/shared/orders';
import { AppConfig, Clock } from '../platform';

/** 128 of the 256 bits: short enough for a QR that scans from a cracked screen. */
const SIGNATURE_BYTES = 16;

/** The QR on the customer's phone: the order and the minute under our signature, so a screenshot soon is worthless. */
@Injectable()
export class PickupQrs {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Example: at 10:00:12 the text `tp1.<order>.<minute>.<22 characters>`, to be fetched again at 10:01:00. */
  show(orderId: Id, code: string): PickupCodeResponse {
    const now = this.clock.now();
    const minute = pickupMinute(now);
    const signature = this.#sign(orderId, minute).toString('base64url');
    return {
      code,
      qrText: formatPickupQr({ orderId, minute, signature }),
      refreshAt: pickupQrRefreshAt(now).toISOString(),
    };
  }

  /** True when we made it; says nothing about its age. Compares in constant time. */
  isOurs(qr: PickupQr): boolean {
    const offered = Buffer.from(qr.signature, 'base64url');
    const right = this.#sign(qr.orderId, qr.minute);
    return offered.length === right.length && timingSafeEqual(offered, right);
  }

  #sign(orderId: Id, minute: number): Buffer {
    const mac = createHmac('sha256', this.config.pickupCodeKey).update(pickupQrPayload(orderId, minute));
    return mac.digest().subarray(0, SIGNATURE_BYTES);
  }
}
