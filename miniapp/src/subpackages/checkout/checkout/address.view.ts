import type { DeliveryAddress } from '@tianpu/shared/api';
import { ADDRESS_LIMIT, cleanLine, maskPhone, normalisePhone, RECIPIENT_LIMIT } from '@tianpu/shared/text';

/** The form as she fills it; the position comes from the map, never from typing. */
export interface AddressDraft {
  recipient: string;
  phone: string;
  address: string;
  detail: string;
  position: { latitude: number; longitude: number } | null;
}

export type AddressField = keyof AddressDraft;

export const EMPTY_ADDRESS: AddressDraft = {
  recipient: '',
  phone: '',
  address: '',
  detail: '',
  position: null,
};

export type ReadAddress =
  | { ok: true; address: DeliveryAddress }
  | { ok: false; problems: Partial<Record<AddressField, string>> };

/**
 * The form as an address, or what is wrong with each field. Pure; the server applies the same rules again.
 *
 * Example: the phone `138 0013 8000` is read as `13800138000`; `1380013` answers `phone: 手机号是 11 位数字`.
 */
export function readAddress(draft: AddressDraft): ReadAddress {
  const recipient = cleanLine(draft.recipient, RECIPIENT_LIMIT);
  const address = cleanLine(draft.address, ADDRESS_LIMIT);
  const detail = cleanLine(draft.detail, ADDRESS_LIMIT);
  const phone = normalisePhone(draft.phone.trim());
  const { position } = draft;
  if (recipient.ok && address.ok && detail.ok && phone && position) {
    const { latitude, longitude } = position;
    return {
      ok: true,
      address: {
        recipient: recipient.text,
        phone,
        address: address.text,
        detail: detail.text,
        latitude,
        longitude,
      },
    };
  }
  return {
    ok: false,
    problems: {
      ...(position ? {} : { position: '先选一下大概位置，好算能不能送到' }),
      ...(address.ok ? {} : { address: lineProblem(address.params['reason'], '街道或小区') }),
      ...(detail.ok ? {} : { detail: lineProblem(detail.params['reason'], '楼栋门牌') }),
      ...(recipient.ok ? {} : { recipient: lineProblem(recipient.params['reason'], '收货人') }),
      ...(phone ? {} : { phone: '手机号是 11 位数字' }),
    },
  };
}

/** A kept address as the form shows it again. */
export function draftOf(address: DeliveryAddress): AddressDraft {
  const { recipient, phone, detail, latitude, longitude } = address;
  return { recipient, phone, address: address.address, detail, position: { latitude, longitude } };
}

/** What was kept on the device, if it still has the shape of an address. */
export function addressFrom(kept: unknown): DeliveryAddress | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const fields: Record<string, unknown> = { ...kept };
  const isWhole =
    ['recipient', 'phone', 'address', 'detail'].every((name) => typeof fields[name] === 'string') &&
    ['latitude', 'longitude'].every((name) => typeof fields[name] === 'number');
  return isWhole ? (kept as DeliveryAddress) : null;
}

/** Two lines of the address card. Example: `映月公寓 6 幢 1802 室` and `陈女士 138****5620`. */
export function addressLines(address: DeliveryAddress): { place: string; person: string } {
  return {
    place: `${address.address} ${address.detail}`,
    person: `${address.recipient} ${maskPhone(address.phone)}`,
  };
}

function lineProblem(reason: unknown, what: string): string {
  if (reason === 'empty') return `请填${what}`;
  return reason === 'too_long' ? `${what}太长了，写短一点` : `${what}里有不能用的符号，请重写`;
}
