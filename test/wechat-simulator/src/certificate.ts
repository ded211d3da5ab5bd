import { createPublicKey, sign } from 'node:crypto';

// A certificate is nested tag-length-value (DER). Node reads X.509 but cannot write it, hence this small writer.
const TAG = {
  boolean: 1,
  integer: 2,
  bits: 3,
  null: 5,
  oid: 6,
  utf8: 12,
  utcTime: 23,
  sequence: 48,
  set: 49,
};

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

const oid = (hex: string): Buffer => der(TAG.oid, Buffer.from(hex, 'hex'));
/** YYMMDDhhmmssZ */
const utcTime = (at: Date): Buffer =>
  der(TAG.utcTime, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const SHA256_WITH_RSA = der(TAG.sequence, oid('2a864886f70d01010b'), der(TAG.null));
const COMMON_NAME = '550403';

function name(commonName: string): Buffer {
  const attribute = der(TAG.sequence, oid(COMMON_NAME), der(TAG.utf8, Buffer.from(commonName)));
  return der(TAG.sequence, der(TAG.set, attribute));
}

/** A positive DER integer; its first hex digit must be 0 to 7, because a leading bit of 1 would mean negative. */
const integer = (hex: string): Buffer => der(TAG.integer, Buffer.from(hex, 'hex'));

export interface CertificateRequest {
  /** 40 hex digits, the first one 0 to 7. */
  serialHex: string;
  commonName: string;
  publicKeyPem: string;
  privateKeyPem: string;
  validFrom: Date;
  validDays: number;
}

/**
 * A minimal self-signed X.509 certificate (RSA, SHA-256), like the platform certificate of certificate mode.
 * Out: PEM that `new X509Certificate(pem)` reads back with the same serial, dates and public key.
 */
export function selfSignedCertificate(request: CertificateRequest): string {
  const subject = name(request.commonName);
  const until = new Date(request.validFrom.getTime() + request.validDays * 86_400_000);
  const key = createPublicKey(request.publicKeyPem).export({ type: 'spki', format: 'der' });
  const toBeSigned = der(
    TAG.sequence,
    integer(request.serialHex),
    SHA256_WITH_RSA,
    subject,
    der(TAG.sequence, utcTime(request.validFrom), utcTime(until)),
    subject,
    key,
  );
  const signature = sign('sha256', toBeSigned, request.privateKeyPem);
  const whole = der(
    TAG.sequence,
    toBeSigned,
    SHA256_WITH_RSA,
    der(TAG.bits, Buffer.concat([Buffer.from([0]), signature])),
  );
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
