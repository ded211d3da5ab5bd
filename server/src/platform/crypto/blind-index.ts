import { createHmac, hkdfSync } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { AppConfig } from '../config/app-config';

/**
 * Makes encrypted columns searchable by equality: HMAC-SHA-256 (32 bytes) over the normalised value, with a key of its
 * own per column. Example: `of('customers.phone', '13800138000')` is always the same 32 bytes; for another column others.
 */
@Injectable()
export class BlindIndex {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly config: AppConfig) {}

  of(column: string, normalised: string): Buffer {
    let key = this.keys.get(column);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.config.blindIndexKey, '', `blind-index:${column}`, 32));
      this.keys.set(column, key);
    }
    return createHmac('sha256', key).update(normalised, 'utf8').digest();
  }
}
