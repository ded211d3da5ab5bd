import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSignedCertificate } from './certificate';
import { randomDigits, randomHex, randomText } from './core/random';

/** What a merchant gets from WeChat, and what its server is configured with. */
export interface Credentials {
  appid: string;
  appSecret: string;
  mchid: string;
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  apiV3Key: string;
  /** `PUB_KEY_ID_…`: names the WeChat Pay public key. */
  platformSerial: string;
  platformPublicKeyPem: string;
  /** 40 hex digits: names the platform certificate of certificate mode. */
  platformCertSerial: string;
  platformCertPem: string;
  pushToken: string;
  /** EncodingAESKey, 43 characters. */
  pushAesKey: string;
  /** Original id of the mini-program, the receiver named in message pushes. */
  originalId: string;
}

/** WeChat's own secrets, and the merchant's public key it verifies with. Never given to the merchant. */
export interface PlatformKeys {
  merchantPublicKeyPem: string;
  platformPrivateKeyPem: string;
  certPrivateKeyPem: string;
}

export interface KeySet {
  credentials: Credentials;
  platform: PlatformKeys;
}

// Documented example ids on purpose: a production server must refuse them at start.
const APPID = 'wx0000000000000001';
const MCHID = '1900000001';

function rsaPair(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** Fresh keys of all kinds. Takes about half a second (three RSA pairs), so tests share one set. */
export function generateKeySet(validFrom: Date = new Date()): KeySet {
  const merchant = rsaPair();
  const platform = rsaPair();
  const certificate = rsaPair();
  const certSerial = `5${randomHex(20).slice(1)}`.toUpperCase();
  return {
    credentials: {
      appid: APPID,
      appSecret: randomHex(16),
      mchid: MCHID,
      merchantSerial: `7${randomHex(20).slice(1)}`.toUpperCase(),
      merchantPrivateKeyPem: merchant.privateKey,
      apiV3Key: randomText(32),
      platformSerial: newPublicKeyId(),
      platformPublicKeyPem: platform.publicKey,
      platformCertSerial: certSerial,
      platformCertPem: selfSignedCertificate({
        serialHex: certSerial,
        commonName: 'Tenpay.com sign (simulated)',
        publicKeyPem: certificate.publicKey,
        privateKeyPem: certificate.privateKey,
        validFrom: new Date(validFrom.getTime() - 86_400_000),
        validDays: 1825,
      }),
      pushToken: randomText(16),
      pushAesKey: randomBytes(32).toString('base64').slice(0, 43),
      originalId: `gh_${randomHex(6)}`,
    },
    platform: {
      merchantPublicKeyPem: merchant.publicKey,
      platformPrivateKeyPem: platform.privateKey,
      certPrivateKeyPem: certificate.privateKey,
    },
  };
}

export function newPublicKeyId(): string {
  return `PUB_KEY_ID_0119000000012026${randomDigits(18)}`;
}

/** A new platform key pair with its id, for rotation (W12). */
export function newPlatformKey(): { serial: string; publicKeyPem: string; privateKeyPem: string } {
  const { publicKey, privateKey } = rsaPair();
  return { serial: newPublicKeyId(), publicKeyPem: publicKey, privateKeyPem: privateKey };
}

/**
 * Reads the key set kept in `folder`, or makes one on a first start. `credentials.json` is for the server's
 * configuration; `platform-keys.json` stays with the simulator.
 */
export function loadKeySet(folder: string): KeySet {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'credentials.json');
  const secretPath = join(folder, 'platform-keys.json');
  if (existsSync(path) && existsSync(secretPath)) {
    const credentials: Credentials = JSON.parse(readFileSync(path, 'utf8'));
    const platform: PlatformKeys = JSON.parse(readFileSync(secretPath, 'utf8'));
    return { credentials, platform };
  }
  const keys = generateKeySet();
  saveKeySet(folder, keys);
  return keys;
}

export function saveKeySet(folder: string, keys: KeySet): void {
  const write = (name: string, value: unknown) => {
    const path = join(folder, name);
    writeFileSync(`${path}.tmp`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  };
  write('platform-keys.json', keys.platform);
  write('credentials.json', keys.credentials);
}
