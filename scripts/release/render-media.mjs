// Renders the demo shop's illustrations (server/seeds/media/svg) to what WeChat can show: WebP with
// transparency, 800 px for the product page and 320 px for lists. The same SVG gives the same bytes.
// Run: node scripts/release/render-media.mjs            everything
//      node scripts/release/render-media.mjs basque …   only these keys
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const media = join(dirname(fileURLToPath(import.meta.url)), '../../server/seeds/media');
const sizes = [800, 320];
/** The drawings are 240 units wide at 72 dpi; 480 dpi draws them at 1600 px, from which both sizes shrink cleanly. */
const density = 480;
const budgetBytes = 2.5 * 1024 * 1024;

const keys = readdirSync(join(media, 'svg'))
  .filter((name) => name.endsWith('.svg'))
  .map((name) => basename(name, '.svg'))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((key) => !keys.includes(key));
if (unknown.length > 0) {
  process.stderr.write(
    `No such illustration: ${unknown.join(', ')}. Draw it into server/seeds/media/svg first.\n`,
  );
  process.exit(1);
}

for (const size of sizes) {
  const folder = join(media, 'webp', String(size));
  mkdirSync(folder, { recursive: true });
  // A picture whose drawing is gone must not linger.
  for (const name of readdirSync(folder)) {
    if (!keys.includes(basename(name, '.webp'))) rmSync(join(folder, name));
  }
  for (const key of wanted.length > 0 ? wanted : keys) {
    const rendered = await sharp(readFileSync(join(media, 'svg', `${key}.svg`)), { density })
      .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 82, alphaQuality: 90, effort: 6 })
      .toBuffer();
    writeFileSync(join(folder, `${key}.webp`), rendered);
  }
}

const total = sizes
  .flatMap((size) =>
    readdirSync(join(media, 'webp', String(size))).map((name) => join(media, 'webp', String(size), name)),
  )
  .reduce((sum, file) => sum + readFileSync(file).length, 0);
process.stdout.write(
  `${keys.length} illustrations in ${sizes.length} sizes, ${Math.round(total / 1024)} KB\n`,
);
if (total > budgetBytes) {
  process.stderr.write(`The pictures weigh more than ${budgetBytes / 1024 / 1024} MB.\n`);
  process.exit(1);
}
