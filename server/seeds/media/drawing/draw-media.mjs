// Draws the generated illustrations into ../svg. Run: node server/seeds/media/drawing/draw-media.mjs
// Pictures that are not listed here (strawberry-cloud, butter-croissant …) are kept by hand in ../svg.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { birthdayCakes } from './birthday-cakes.mjs';
import { bread } from './bread.mjs';
import { cakeSlices } from './cake-slices.mjs';
import { cookies } from './cookies.mjs';
import { drinks } from './drinks.mjs';
import { festivalBoxes } from './festival-boxes.mjs';
import { mousse } from './mousse.mjs';
import { slices } from './slices.mjs';
import { states } from './states.mjs';

const drawings = { ...birthdayCakes, ...cakeSlices, ...mousse, ...slices, ...bread, ...cookies, ...festivalBoxes, ...drinks, ...states };
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'svg');

for (const [key, draw] of Object.entries(drawings)) {
  writeFileSync(join(target, `${key}.svg`), draw());
}
process.stdout.write(`${Object.keys(drawings).length} illustrations drawn into ${target}\n`);
