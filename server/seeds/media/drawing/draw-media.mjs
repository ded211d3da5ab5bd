// Draws the illustrations into ../svg. Run: node server/seeds/media/drawing/draw-media.mjs, then
// node scripts/release/render-media.mjs. Pictures not listed here (strawberry-cloud, butter-croissant,
// state-closed …) are kept by hand in ../svg.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { birthdayCakes } from './birthday-cakes.mjs';
import { bread } from './bread.mjs';
import { buns } from './buns.mjs';
import { cakeSlices } from './cake-slices.mjs';
import { cookies } from './cookies.mjs';
import { drinks } from './drinks.mjs';
import { festivalBoxes } from './festival-boxes.mjs';
import { figureCakes } from './figure-cakes.mjs';
import { heroes } from './heroes.mjs';
import { milkDrinks } from './milk-drinks.mjs';
import { mousse } from './mousse.mjs';
import { savouryBoxes } from './savoury-boxes.mjs';
import { slices } from './slices.mjs';
import { smallBakes } from './small-bakes.mjs';
import { states } from './states.mjs';

const drawings = {
  ...birthdayCakes,
  ...figureCakes,
  ...cakeSlices,
  ...mousse,
  ...slices,
  ...bread,
  ...buns,
  ...cookies,
  ...smallBakes,
  ...festivalBoxes,
  ...savouryBoxes,
  ...drinks,
  ...milkDrinks,
  ...heroes,
  ...states,
};
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'svg');

for (const [key, draw] of Object.entries(drawings)) {
  writeFileSync(join(target, `${key}.svg`), draw());
}
process.stdout.write(`${Object.keys(drawings).length} illustrations drawn into ${target}\n`);
