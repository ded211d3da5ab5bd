// The second picture of the whole cakes that are worth looking into: one slice, so that the layers show.
import { slice } from './bodies.mjs';
import { at, ellipse, line, path, picture, plate, repeat, scatter } from './pen.mjs';
import {
  cherry,
  chocolateCurl,
  leaf,
  mangoCube,
  sprig,
  strawberry,
  strawberryHalf,
  swirl,
} from './toppings.mjs';

const onPlate = (...parts) => picture(plate(184, 100, 33, 122), ...parts);

/** Fruit sitting in a cream layer of the cut face: x along the face, y follows its slope. */
const along = (count, depth, draw) =>
  repeat(count, (index, t) => {
    const x = 52 + t * 118;
    return draw(x, 122 + ((x - 36) / 150) * 18 + 54 * depth, index);
  });

const sponge = (fills) => fills.map(([from, to, fill]) => ({ from, to, fill }));

const strawberryCloud = () =>
  onPlate(
    slice({
      layers: sponge([
        [0, 0.12, '#FFF9F0'],
        [0.12, 0.36, '#F4CF87'],
        [0.36, 0.56, '#FFFBF4'],
        [0.56, 0.78, '#F4CF87'],
        [0.78, 0.86, '#FFFBF4'],
        [0.86, 1, '#EFC377'],
      ]),
      back: '#F4DDD2',
      lid: '#FFFCF6',
      lidEdge: '#F6E6D8',
      crumbs: along(5, 0.46, (x, y, i) =>
        at(x, y, i % 2 ? strawberryHalf() : strawberryHalf(), { scale: 0.42, turn: i * 70 }),
      ),
    }),
    at(98, 112, swirl(), { scale: 0.7 }),
    at(172, 96, swirl(), { scale: 1 }),
    at(152, 110, swirl(), { scale: 0.9 }),
    at(136, 100, strawberryHalf(), { turn: -12, scale: 0.95 }),
    at(160, 84, strawberry(), { turn: 10, scale: 1.05 }),
    at(162, 68, sprig(), { scale: 0.85 }),
  );

const mangoPomelo = () =>
  onPlate(
    slice({
      layers: sponge([
        [0, 0.12, '#FFF8E6'],
        [0.12, 0.34, '#F6D590'],
        [0.34, 0.42, '#FFFAEE'],
        [0.42, 0.58, '#FFC552'],
        [0.58, 0.66, '#FFFAEE'],
        [0.66, 0.9, '#F6D590'],
        [0.9, 1, '#EBC173'],
      ]),
      back: '#F3E2BE',
      lid: '#FFFBF0',
      lidEdge: '#F5E7C8',
      crumbs: along(6, 0.5, (x, y) => at(x, y, ellipse(0, 0, 6, 3, '#FFDD8E'))),
    }),
    [
      [118, 108, 0],
      [138, 112, 6],
      [130, 98, -5],
      [152, 104, 0],
      [172, 100, 4],
      [160, 90, -4],
      [146, 88, 3],
    ].map(([x, y, turn]) => at(x, y, mangoCube(), { turn, scale: 0.88 })),
    [
      [110, 116],
      [126, 104],
      [166, 110],
      [150, 118],
      [178, 90],
    ].map(([x, y]) =>
      at(
        x,
        y,
        path('M-5 0C-3-5 3-5 5 0C3 3-3 3-5 0Z', '#F3A7A0') + line('M-3-.8C-1-2.6 1-2.6 3-.8', '#FBD5CF', 1),
      ),
    ),
    at(158, 78, sprig(), { scale: 0.9 }),
  );

const redVelvet = () =>
  onPlate(
    slice({
      layers: sponge([
        [0, 0.1, '#FFF9F0'],
        [0.1, 0.34, '#BF3642'],
        [0.34, 0.43, '#FFF9F0'],
        [0.43, 0.66, '#B8323F'],
        [0.66, 0.75, '#FFF9F0'],
        [0.75, 1, '#AC2B39'],
      ]),
      back: '#F1E0CD',
      lid: '#FFFCF6',
      lidEdge: '#F4E6D6',
      crumbs: [0.22, 0.54, 0.88]
        .map((depth, row) =>
          along(9, depth, (x, y, i) =>
            ellipse(x + row * 4, y + ((i * 7) % 5) - 2, 1.7, 1, i % 2 ? '#8F2330' : '#D65A62'),
          ),
        )
        .join(''),
    }),
    at(168, 98, swirl(), { scale: 1.15 }),
    at(142, 108, swirl(), { scale: 0.85 }),
    at(118, 114, swirl(), { scale: 0.7 }),
    repeat(12, (i) => ellipse(80 + i * 8.4, 116 - i * 2.4 + ((i * 5) % 7), 1.6, 1.1, '#B8323F')),
    at(170, 80, strawberryHalf(), { scale: 0.72, turn: 8 }),
  );

const blackForest = () => {
  const roll = scatter(9);
  return onPlate(
    slice({
      layers: sponge([
        [0, 0.12, '#FFF9F0'],
        [0.12, 0.36, '#4A2A1C'],
        [0.36, 0.54, '#FFF6EA'],
        [0.54, 0.76, '#4A2A1C'],
        [0.76, 0.84, '#FFF6EA'],
        [0.84, 1, '#3C2117'],
      ]),
      back: '#5B3626',
      lid: '#FFFBF4',
      lidEdge: '#6B4230',
      crumbs: along(
        5,
        0.45,
        (x, y) => ellipse(x, y, 7, 4.4, '#A81E33') + ellipse(x - 2, y - 1.4, 2, 1, '#E8808A'),
      ),
    }),
    repeat(14, () => {
      const x = 188 + roll() * 9;
      return line(
        `M${x.toFixed(1)} ${(128 + roll() * 46).toFixed(1)}l3 4`,
        roll() > 0.5 ? '#2F1810' : '#8A5D49',
        2.2,
      );
    }),
    at(114, 112, chocolateCurl(), { scale: 0.9 }),
    at(134, 106, chocolateCurl(), { scale: 0.9, turn: 14 }),
    at(128, 116, chocolateCurl(), { scale: 0.8, turn: -10 }),
    at(164, 98, swirl(), { scale: 1.2 }),
    at(165, 76, cherry(), { scale: 1 }),
  );
};

const taro = ['#CDB4D9', '#A98BBA', '#E1D0E8'];
const taroMochi = () =>
  onPlate(
    slice({
      layers: sponge([
        [0, 0.1, '#E1D0E8'],
        [0.1, 0.32, '#F8E3B4'],
        [0.32, 0.46, '#B795C8'],
        [0.46, 0.6, '#FFFDF8'],
        [0.6, 0.82, '#F8E3B4'],
        [0.82, 0.94, '#B795C8'],
        [0.94, 1, '#EBCB8C'],
      ]),
      back: '#BFA3CE',
      lid: '#E7DAEE',
      lidEdge: '#CDB4D9',
      crumbs: along(4, 0.58, (x, y, i) =>
        path(
          `M${x - 6} ${y - 4}C${x - 4} ${y + 6} ${x - 3} ${y + 14 + i * 2} ${x} ${y + 14 + i * 2}S${x + 4} ${y + 6} ${x + 7} ${y - 3}Z`,
          '#FFFDF8',
        ),
      ),
    }),
    at(106, 114, swirl(taro), { scale: 0.75 }),
    at(132, 107, swirl(taro), { scale: 0.95 }),
    at(164, 98, swirl(taro), { scale: 1.25 }),
    at(150, 90, swirl(['#FFFFFF', '#E6DAEA', '#F4EDF6']), { scale: 0.9 }),
    at(170, 80, leaf(['#9DB48A', '#6F9060']), { turn: -40, scale: 0.8 }),
    [
      [120, 100],
      [146, 104],
      [172, 92],
      [156, 78],
      [100, 108],
    ].map(([x, y]) => line(`M${x} ${y}l3 2`, '#FFFFFF', 1.8)),
  );

export const cakeSlices = {
  'strawberry-cloud-slice': strawberryCloud,
  'mango-pomelo-slice': mangoPomelo,
  'red-velvet-slice': redVelvet,
  'black-forest-slice': blackForest,
  'taro-mochi-slice': taroMochi,
};
