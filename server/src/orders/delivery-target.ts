import { Injectable } from '@nestjs/common';
import type { DeliveryAddress, Id } from '@tianpu/shared/api';
import { ADDRESS_LIMIT, cleanLine, normalisePhone, RECIPIENT_LIMIT } from '@tianpu/shared/text';
import { ensure, FieldCipher, refuse } from '../platform';
import type { DeliveryTarget } from './orders.types';

/** Recipient, phone and address are personal: cleaned on the way in, sealed into the order's own row. */
@Injectable()
export class DeliveryTargets {
  constructor(private readonly cipher: FieldCipher) {}

  /** Refuses `request.invalid` with the field that is wrong. */
  read(address: DeliveryAddress): DeliveryTarget {
    const phone = normalisePhone(address.phone);
    ensure(phone !== null, 'request.invalid', { field: 'delivery.phone' });
    return {
      recipient: line(address.recipient, RECIPIENT_LIMIT),
      phone,
      address: line(address.address, ADDRESS_LIMIT),
      detail: line(address.detail, ADDRESS_LIMIT),
      latitude: address.latitude,
      longitude: address.longitude,
    };
  }

  seal(orderId: Id, target: DeliveryTarget): string {
    return this.cipher.seal(JSON.stringify(target), place(orderId));
  }

  open(orderId: Id, sealed: string): DeliveryTarget {
    return JSON.parse(this.cipher.open(sealed, place(orderId)));
  }
}

function line(text: string, limit: typeof RECIPIENT_LIMIT): string {
  const cleaned = cleanLine(text, limit);
  if (!cleaned.ok) refuse(cleaned);
  return cleaned.text;
}

function place(orderId: Id) {
  return { table: 'orders', column: 'delivery_sealed', rowId: orderId };
}
