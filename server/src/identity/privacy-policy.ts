import { createHash } from 'node:crypto';
import type { ClientConfig, RecordConsentRequest } from '@tianpu/shared/api';
import { PRIVACY_POLICIES, type PrivacyPolicyText } from './privacy-policy.data';

type PublishedPolicy = ClientConfig['privacyPolicy'];

const publish = ({ version, text }: PrivacyPolicyText): PublishedPolicy => ({
  version,
  text,
  textSha256: createHash('sha256').update(text, 'utf8').digest('hex'),
});

const published = PRIVACY_POLICIES.map(publish);

/** The policy that new customers are asked to agree to. */
export function currentPrivacyPolicy(): PublishedPolicy {
  return published[published.length - 1] ?? publish(PRIVACY_POLICIES[0]);
}

/**
 * True when the consent names a text that we have really shown, word for word. Consents to other purposes carry the
 * digest of a sentence in the app itself, which only the app knows.
 */
export function isKnownText({ purpose, version, textSha256 }: RecordConsentRequest): boolean {
  if (purpose !== 'privacy_policy') return true;
  return published.some((policy) => policy.version === version && policy.textSha256 === textSha256);
}
