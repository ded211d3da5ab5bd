import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { AppConfig } from '../config/app-config';
import { Metrics } from '../metrics/metrics';

/** Where a sealed value lives: it opens only there. */
export interface FieldPlace {
  table: string;
  column: string;
  rowId: string;
}

/** A sealed value did not open: moved to another row or column, damaged, or its key is gone. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Encrypts personal fields: AES-256-GCM, `v1:<kid>:<iv>:<tag>:<ciphertext>` in base64url, bound to table, column and row.
 * The first key of the configuration seals, all of them open. Example: the same phone sealed twice gives two texts; the
 * text of row A pasted into row B does not open.
 */
@Injectable()
export class FieldCipher {
  constructor(
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
  ) {}

  seal(plain: string, place: FieldPlace): string {
    const key = this.config.fieldKeys[0];
    if (!key) throw new Error('no field key is configured');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(aad(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
    return ['v1', key.kid, ...parts].join(':');
  }

  open(sealed: string, place: FieldPlace): string {
    try {
      return this.opened(sealed, place);
    } catch (error) {
      this.metrics.decryptFailures.inc();
      throw new SealBroken(`${place.table}.${place.column} of ${place.rowId} does not open`, {
        cause: error,
      });
    }
  }

  private opened(sealed: string, place: FieldPlace): string {
    const [version, kid, iv = '', tag = '', text = ''] = sealed.split(':');
    const key = this.config.fieldKeys.find((each) => each.kid === kid);
    const tagBytes = Buffer.from(tag, 'base64url');
    if (version !== 'v1' || !key || tagBytes.length !== 16) throw new Error('unknown version, key or tag');
    const decipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from(iv, 'base64url'))
      .setAAD(aad(place))
      .setAuthTag(tagBytes);
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  }
}

function aad({ table, column, rowId }: FieldPlace): Buffer {
  return Buffer.from(`${table}.${column}.${rowId}`, 'utf8');
}
