import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Credentials } from '../../../wechat-simulator/src';
import type { Received } from './receiver';

/** Checks and opens a notification with an independent library only. `publicKey`: PEM of key or certificate. */
export function openNotification(
  { platformPublicKeyPem, apiV3Key }: Credentials,
  { headers, body }: Received,
  publicKey = platformPublicKeyPem,
) {
  const text = Formatter.response(
    String(headers['wechatpay-timestamp']),
    String(headers['wechatpay-nonce']),
    body,
  );
  const isGenuine = Rsa.verify(text, String(headers['wechatpay-signature']), Rsa.from(publicKey, 'public'));
  const { id, event_type: eventType, resource } = JSON.parse(body);
  const decrypt = (key = apiV3Key) =>
    JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, key, resource.nonce, resource.associated_data));
  return { isGenuine, id, eventType, decrypt, resource };
}
