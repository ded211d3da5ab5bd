import { X509Certificate } from 'node:crypto';
import { toChinaTime } from '../core/clock';
import type { World } from '../world';
import { PayApiError } from './errors';
import { encryptResource } from './signer';

/** `GET /v3/certificates`: the platform certificate, encrypted; refused for merchants with only public-key mode. */
export function listCertificates(world: World): Record<string, unknown> {
  if (world.settings.platformKeyMode === 'public-key') {
    throw new PayApiError(
      404,
      'RESOURCE_NOT_EXISTS',
      '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥',
      undefined,
      'merchant uses public-key mode only',
    );
  }
  const { platformCertPem, platformCertSerial } = world.credentials;
  const certificate = new X509Certificate(platformCertPem);
  const { algorithm, nonce, associated_data, ciphertext } = encryptResource(
    platformCertPem,
    'certificate',
    world.state.apiV3Key,
  );
  return {
    data: [
      {
        serial_no: platformCertSerial,
        effective_time: toChinaTime(new Date(certificate.validFrom)),
        expire_time: toChinaTime(new Date(certificate.validTo)),
        encrypt_certificate: { algorithm, nonce, associated_data, ciphertext },
      },
    ],
  };
}
