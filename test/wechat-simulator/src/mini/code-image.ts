import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_unused, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

const RAYS = 36;
const RINGS = 8;

/**
 * A mini-program code in WeChat's sunflower look: rays of dots around a disc, drawn from a hash of scene and page,
 * so different scenes look different. PNG, grey scale, `width` × `width` pixels. Scene and page are also written
 * as text chunks, where tests read them: a real phone cannot scan a simulated code.
 */
export function drawCode(scene: string, page: string, width: number): Buffer {
  const bits = createHash('sha512').update(`${scene}\n${page}`).digest();
  const isDark = (ray: number, ring: number): boolean => {
    const at = (ray * RINGS + ring) % (bits.length * 8);
    return (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1 || ring === 0;
  };
  const centre = (width - 1) / 2;
  const rows = Array.from({ length: width }, (_unused, y) => {
    const row = Buffer.alloc(width + 1, 255);
    row[0] = 0;
    for (let x = 0; x < width; x += 1) {
      const radius = Math.hypot(x - centre, y - centre) / centre;
      const angle = (Math.atan2(y - centre, x - centre) / (2 * Math.PI) + 1) % 1;
      if (inkAt(radius, angle, isDark)) row[x + 1] = 0;
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`scene\0${scene}`, 'latin1')),
    chunk('tEXt', Buffer.from(`page\0${page}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether a point (radius 0..1, angle 0..1) is black: centre disc, then dots on rays from 0.45 to 0.95. */
function inkAt(radius: number, angle: number, isDark: (ray: number, ring: number) => boolean): boolean {
  if (radius < 0.3) return radius > 0.26 || radius < 0.12;
  const ring = Math.floor(((radius - 0.45) / 0.5) * RINGS);
  if (ring < 0 || ring >= RINGS) return false;
  const inRay = (angle * RAYS) % 1;
  return inRay < 0.6 && isDark(Math.floor(angle * RAYS), ring);
}
