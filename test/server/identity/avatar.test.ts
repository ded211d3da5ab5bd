import type { CustomerProfile } from '@tianpu/shared/api';
import sharp from 'sharp';
import { rows } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const photo = () => sharp({ create: { width: 640, height: 480, channels: 3, background: '#B4344A' } });

describe('V18: an uploaded avatar is drawn anew', () => {
  let app: TestApp;
  let anna: SignedInCustomer;
  beforeAll(async () => {
    app = await startTestApp();
    anna = await signIn(app);
  });
  afterAll(() => app.close());

  const upload = (bytes: Buffer, name = 'me.jpg', type = 'image/jpeg') => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    return app.http.raw<CustomerProfile>('POST', '/me/avatar', {
      body: form,
      headers: { authorization: `Bearer ${anna.token}` },
    });
  };
  const shown = async (url: string | null) => {
    const response = await fetch(`${app.url}${url}`);
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };

  it.each(['jpeg', 'png', 'webp'] as const)(
    'a %s becomes 256 x 256 WebP under a name nobody chose',
    async (format) => {
      const { status, body } = await upload(await photo().toFormat(format).toBuffer(), '../../etc/passwd');
      expect([status, body.avatarUrl]).toEqual([
        200,
        expect.stringMatching(/^\/api\/avatars\/[0-9A-HJKMNP-TV-Z]{26}$/),
      ]);
      const picture = await shown(body.avatarUrl);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(picture.headers.get('cache-control')).toContain('immutable');
      expect(await sharp(picture.bytes).metadata()).toMatchObject({
        format: 'webp',
        width: 256,
        height: 256,
      });
    },
  );

  it('the place where the photograph was taken is gone', async () => {
    const withGps = await photo()
      .withExif({
        IFD0: { Copyright: 'Anna Geheim' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 16/1 18/1' },
      })
      .jpeg()
      .toBuffer();
    expect((await sharp(withGps).metadata()).exif).toBeDefined();
    const { bytes } = await shown((await upload(withGps)).body.avatarUrl);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.toString('latin1')).not.toContain('Geheim');
  });

  it('a program hidden behind a real picture is not in the result', async () => {
    const polyglot = Buffer.concat([
      await photo().jpeg().toBuffer(),
      Buffer.from('<?php system($_GET[0]); ?>'),
    ]);
    const { status, body } = await upload(polyglot);
    expect(status).toBe(200);
    expect((await shown(body.avatarUrl)).bytes.toString('latin1')).not.toContain('php');
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a program called .jpg', () => Buffer.from('<?php phpinfo(); ?>')],
    [
      'a program with a JPEG beginning',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<?php ?>')]),
    ],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a GIF', () => photo().gif().toBuffer()],
    ['half a picture', async () => (await photo().png().toBuffer()).subarray(0, 200)],
    ['nothing', () => Buffer.alloc(0)],
    [
      '50 megapixels in 60 KB',
      () =>
        sharp({ create: { width: 10_000, height: 5_000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
    ],
  ])('%s is refused', async (_, make) => {
    expect(await upload(await make())).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('more than 5 MB is refused, and so is what is no form or has a second file', async () => {
    expect(await upload(Buffer.alloc(5 * 1024 * 1024 + 1, 0xff))).toMatchObject({
      status: 413,
      body: { code: 'request.too_large' },
    });
    const json = await app.http.post('/me/avatar', { file: 'x' }, { token: anna.token });
    expect(json).toMatchObject({ status: 415, body: { code: 'request.unsupported_media_type' } });
    const bytes = {
      headers: { authorization: `Bearer ${anna.token}`, 'content-type': 'image/png' },
      body: 'x',
    };
    expect((await app.http.raw('POST', '/me/avatar', bytes)).status).toBe(415);
  });

  it('only the newest is kept, and only for signed-in people is it taken', async () => {
    const first = (await upload(await photo().jpeg().toBuffer())).body.avatarUrl;
    const second = (await upload(await photo().negate().jpeg().toBuffer())).body.avatarUrl;
    expect([(await shown(first)).status, (await shown(second)).status]).toEqual([404, 200]);
    expect(await rows(app.db, 'SELECT customer_id FROM avatars')).toEqual([{ customer_id: anna.id }]);
    expect((await app.http.raw('POST', '/me/avatar', { body: new FormData() })).status).toBe(401);
  });

  it('her own upload may be named in her profile, somebody else’s not', async () => {
    const { avatarUrl } = (await upload(await photo().jpeg().toBuffer())).body;
    const bob = await signIn(app, 'bob');
    expect((await app.http.patch('/me', { avatarUrl }, { token: anna.token })).status).toBe(200);
    expect((await app.http.patch('/me', { avatarUrl }, { token: bob.token })).status).toBe(400);
  });
});
