import sharp from 'sharp';
import { Problem } from '../platform';

/** Largest upload; WeChat's own avatar files are below 1 MB. */
export const MAX_AVATAR_BYTES = 5 * 1024 * 1024;
/** 24 megapixels: what a phone photographs. A small file may unpack to gigabytes, so this is looked at first. */
const MAX_PIXELS = 24_000_000;
const EDGE_PIXELS = 256;
const FORMATS = new Set(['jpeg', 'png', 'webp']);

const MAGIC: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
];

/**
 * Draws an uploaded picture anew as 256 x 256 WebP: whatever else was in the file (scripts, second formats, the place
 * where the photograph was taken) is not in the result. Only JPEG, PNG and WebP by their first bytes, never by name or
 * declared type; refuses `request.invalid` with reason `not_a_picture` or `too_many_pixels`.
 */
export async function redrawAvatar(upload: Buffer): Promise<Buffer> {
  if (!MAGIC.some((matches) => matches(upload))) throw notAPicture();
  const picture = sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
  const {
    format,
    width = 0,
    height = 0,
  } = await picture.metadata().catch(() => {
    throw notAPicture();
  });
  if (width * height > MAX_PIXELS) throw new Problem('request.invalid', { reason: 'too_many_pixels' });
  if (!FORMATS.has(format ?? '')) throw notAPicture();
  return picture
    .rotate()
    .resize(EDGE_PIXELS, EDGE_PIXELS, { fit: 'cover' })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => {
      throw notAPicture();
    });
}

function notAPicture(): Problem {
  return new Problem('request.invalid', { reason: 'not_a_picture' });
}
