import { PayError } from '../errors';
import { NoAnswer, type Outside } from '../outbound';
import { isRecord, parseJson, WireObject } from '../wire-object';
import type { PayTransport } from './pay-transport';
import { type CertificateDownload, PlatformKeys } from './platform-keys';
import { openResource } from './resource-cipher';
import { ResponseVerifier } from './response-verifier';

const API = 'pay.certificates';
const TIMEOUT_MS = 3_000;

/**
 * Fetches WeChat's certificates, the one answer whose signature cannot be checked with keys we already hold. So it is
 * proved twice with what it brings: each certificate must open with our APIv3 key, which only WeChat and we know, and
 * the whole answer must be signed by one of them, or by a key of `knownPems` (during a switch WeChat may sign it with
 * the public key). One try: the next unknown serial asks again.
 */
export function certificateDownload(
  transport: PayTransport,
  apiV3Keys: readonly string[],
  knownPems: Record<string, string>,
  outside: Outside,
): CertificateDownload {
  return async () => {
    const startedMs = outside.timing.monotonicMs();
    const report = (outcome: 'ok' | 'bad_signature' | 'refused' | 'timeout' | 'network'): void =>
      outside.onCall({ api: API, outcome, ms: outside.timing.monotonicMs() - startedMs });
    try {
      const target = '/v3/certificates';
      const response = await transport.send({ api: API, method: 'GET', target }, TIMEOUT_MS);
      if (response.status !== 200) {
        report('refused');
        return {};
      }
      const pems = openCertificates(response.body, apiV3Keys);
      const verifier = new ResponseVerifier(
        new PlatformKeys({ ...knownPems, ...pems }, outside.clock),
        outside.clock,
      );
      const verdict = await verifier.verify((name) => response.headers.get(name) ?? undefined, response.body);
      report(verdict === 'ok' ? 'ok' : 'bad_signature');
      return verdict === 'ok' ? pems : {};
    } catch (error) {
      report(error instanceof NoAnswer ? error.reason : 'bad_signature');
      return {};
    }
  };
}

function openCertificates(body: Buffer, apiV3Keys: readonly string[]): Record<string, string> {
  const malformed = (field: string) => new PayError({ kind: 'unknown', api: API, code: 'MALFORMED', field });
  const parsed = parseJson(body.toString('utf8'));
  const pems: Record<string, string> = {};
  for (const certificate of new WireObject(isRecord(parsed) ? parsed : undefined, malformed).list('data')) {
    const pem = openResource(certificate.child('encrypt_certificate'), apiV3Keys);
    if (pem !== undefined) pems[certificate.text('serial_no')] = pem;
  }
  return pems;
}
