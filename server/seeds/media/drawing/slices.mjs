import { slice } from './bodies.mjs';
import { around, at, clipped, ellipse, line, n, path, picture, plate, repeat } from './pen.mjs';
import {
  blueberry,
  cherry,
  kiwiSlice,
  mangoCube,
  raspberry,
  sprig,
  strawberryHalf,
  swirl,
} from './toppings.mjs';

const fruitTart = () => {
  const flutes = repeat(17, (_, t) => {
    const angle = Math.PI * (0.02 + 0.96 * t);
    const x = n(120 - Math.cos(angle) * 82);
    const y = n(132 + Math.sin(angle) * 31);
    const foot = n(120 - Math.cos(angle) * 68);
    return line(`M${x} ${y}L${foot} ${n(y + 34)}`, t > 0.62 ? '#97581C' : '#B87831', 3);
  });
  return picture(
    plate(182, 100, 34),
    ellipse(124, 180, 76, 24, '#E4D4C0', 'opacity=".8"'),
    path('M36 128C36 150 44 164 52 172C70 198 170 198 188 172C196 164 204 150 204 128Z', '#DDA153'),
    path('M160 128H204C204 150 196 164 188 172C178 186 156 192 136 193C158 174 166 150 160 128Z', '#B8752B'),
    clipped('t1', 'M36 128C36 150 44 164 52 172C70 198 170 198 188 172C196 164 204 150 204 128Z', flutes),
    around(
      30,
      120,
      128,
      83,
      31,
      (x, y) => ellipse(x, y, 8, 5.6, '#E9B668') + ellipse(x - 1.4, y - 1.8, 4.6, 2.2, '#F7D69A'),
    ),
    ellipse(120, 128, 77, 27, '#C98B3C'),
    ellipse(120, 127, 75, 25, '#FBE3A4'),
    around(11, 120, 124, 62, 19, (x, y, i) =>
      at(
        x,
        y,
        [
          at(0, 0, strawberryHalf(), { scale: 0.86, turn: i * 33 - 60 }),
          at(0, 0, kiwiSlice(), { scale: 0.86, tall: 0.66 }),
          at(0, -1, mangoCube(), { scale: 0.96 }),
          at(0, -1, raspberry(), { scale: 0.8 }),
          at(-4, 0, blueberry(), { scale: 0.8 }) + at(6, -3, blueberry(), { scale: 0.8 }),
        ][i % 5],
      ),
    ),
    at(92, 116, kiwiSlice(), { scale: 0.95, tall: 0.7 }),
    at(146, 114, strawberryHalf(), { scale: 0.95, turn: 30 }),
    at(118, 108, mangoCube(), { scale: 1.05 }),
    at(134, 128, mangoCube(), { scale: 1 }),
    at(104, 130, strawberryHalf(), { scale: 0.95, turn: -40 }),
    at(120, 118, raspberry(), { scale: 0.95 }),
    at(84, 130, blueberry(), { scale: 0.85 }),
    at(158, 128, blueberry(), { scale: 0.85 }),
    at(104, 106, raspberry(), { scale: 0.78 }),
    at(140, 100, blueberry(), { scale: 0.9 }),
    at(124, 102, sprig(), { scale: 1 }),
    [
      [78, 118],
      [112, 124],
      [152, 106],
      [132, 112],
    ].map(([x, y]) => line(`M${x} ${y}l5-2`, '#FFFFFF', 1.8, 'opacity=".8"')),
  );
};

const eggTartOne = (id) =>
  path('M-54-8C-52 14-44 30-38 36C-20 48 20 48 38 36C44 30 52 14 54-8Z', '#D99A45') +
  path('M26-8H54C52 14 44 30 38 36C28 43 14 45 2 45C24 34 30 12 26-8Z', '#B0702A') +
  repeat(6, (row) =>
    line(
      `M${n(-50 + row * 2.6)} ${n(2 + row * 6)}C${-24} ${n(14 + row * 6.4)} 24 ${n(14 + row * 6.4)} ${n(50 - row * 2.6)} ${n(2 + row * 6)}`,
      row % 2 ? '#C58434' : '#EBB967',
      1.8,
    ),
  ) +
  path(
    'M54-8C56-2 50 4 46 7C44 10 36 12 32 14C26 17 16 15 10 18C0 20-12 17-20 17C-28 16-38 11-44 8C-50 5-56-2-54-8C-57-13-50-18-46-21C-40-25-30-27-22-28C-12-31 4-30 14-30C24-29 36-26 42-23C50-20 56-14 54-8Z',
    '#E8B25C',
  ) +
  path('M54-8C56-2 50 4 46 7C44 10 36 12 32 14C26 17 16 15 10 18L8 12C28 9 42 2 44-8Z', '#C58434') +
  clipped(
    id,
    'M-45-8A45 17.5 0 0 1 45-8A45 17.5 0 0 1-45-8Z',
    ellipse(0, -8, 45, 17.5, '#F8C63E') +
      ellipse(-4, -4, 40, 14, '#FFD95C') +
      ellipse(-10, -2, 27, 9, '#FFE680') +
      [
        [-24, -14, 9, 4],
        [6, -17, 11, 4],
        [27, -6, 8, 4],
        [-4, -4, 6, 2.6],
        [12, 2, 10, 3.4],
        [-28, -2, 5, 2.4],
      ]
        .map(
          ([x, y, rx, ry]) =>
            ellipse(x, y, rx, ry, '#8A4A1E', 'opacity=".82"') +
            ellipse(x, y, rx * 0.55, ry * 0.5, '#5E2F12', 'opacity=".7"'),
        )
        .join(''),
  ) +
  line('M-34-16C-27-20-18-22-11-22.6', '#FFF4C6', 2.6);

const eggTart = () =>
  picture(
    plate(178, 104, 37),
    ellipse(94, 190, 52, 14, '#E4D4C0', 'opacity=".9"'),
    ellipse(162, 178, 48, 12, '#E4D4C0', 'opacity=".9"'),
    at(158, 138, eggTartOne('e1'), { scale: 0.88 }),
    at(92, 148, eggTartOne('e2'), { scale: 1.04 }),
  );

const caneleOne = (tall) => {
  const ribs = repeat(7, (_, t) => {
    const angle = Math.PI * (0.06 + 0.88 * t);
    const x = -Math.cos(angle);
    const dip = Math.sin(angle);
    return line(
      `M${n(x * 27)} ${n(-tall + 4 + dip * 8)}C${n(x * 30)} ${n(-tall / 2)} ${n(x * 33)} ${n(-14 + dip * 6)} ${n(x * 37)} ${n(dip * 11)}`,
      t > 0.55 ? '#42200F' : '#5B2E16',
      4.4,
    );
  });
  const lights = repeat(3, (_, t) =>
    line(
      `M${n(-24 + t * 17)} ${n(-tall + 12 + t * 5)}C${n(-27 + t * 18)} ${n(-tall / 2)} ${n(-29 + t * 19)} -16 ${n(-31 + t * 20)} ${n(-2 + t * 6)}`,
      t ? '#A9652F' : '#D59A5A',
      3.4,
      'opacity=".85"',
    ),
  );
  return (
    path(
      `M-29 ${-tall}C-32 ${-tall / 2} -36 -14 -40 0C-36 16 36 16 40 0C36-14 32 ${-tall / 2} 29 ${-tall}Z`,
      '#7E4420',
    ) +
    path(
      `M8 ${-tall}H29C32 ${-tall / 2} 36-14 40 0C38 9 22 12 6 12.6C18-14 18 ${-tall / 2} 8 ${-tall}Z`,
      '#56290F',
    ) +
    ribs +
    lights +
    around(8, 0, -tall, 25, 8, (x, y) => ellipse(x, y, 8.6, 5, '#935329')) +
    ellipse(0, -tall, 25, 8, '#935329') +
    ellipse(1, -tall + 0.6, 15, 4.6, '#5B2E16') +
    ellipse(2.6, -tall + 1.4, 10, 2.8, '#421E0C') +
    line(`M-24 ${-tall - 2.6}C-18 ${-tall - 7} -8 ${-tall - 9} 0 ${-tall - 9}`, '#D9A064', 2.6)
  );
};

const canele = () =>
  picture(
    plate(182, 102, 35),
    ellipse(86, 190, 46, 12, '#E4D4C0', 'opacity=".9"'),
    ellipse(158, 178, 44, 12, '#E4D4C0', 'opacity=".9"'),
    at(156, 170, caneleOne(74), { scale: 1.02 }),
    at(88, 186, caneleOne(74), { scale: 1.12 }),
    [
      [132, 198, '#B87831'],
      [142, 202, '#8A4A1E'],
      [150, 196, '#B87831'],
    ].map(([x, y, fill]) => path(`M${x} ${y}l6-2 3 3-5 3z`, fill)),
  );

const caramelPudding = () =>
  picture(
    plate(180, 104, 38),
    path(
      'M34 184C28 172 48 166 62 168C80 160 160 158 180 166C200 162 214 174 206 184C204 194 190 198 178 200C160 210 96 212 78 202C60 202 38 196 34 184Z',
      '#A65A16',
    ),
    path(
      'M44 182C50 174 60 172 70 173C66 180 60 190 56 192C48 190 44 186 44 182Z',
      '#D48A3A',
      'opacity=".9"',
    ),
    path('M74 98C68 130 62 156 58 182C66 206 174 206 182 182C178 156 172 130 166 98Z', '#F7D685'),
    path('M138 98H166C172 130 178 156 182 182C178 194 152 200 124 200.5C148 176 150 132 138 98Z', '#DDAE56'),
    path('M80 112C76 136 72 160 69 184L82 190C82 164 86 136 90 114Z', '#FFF3C8', 'opacity=".85"'),
    [
      [104, 150],
      [118, 172],
      [96, 178],
      [130, 138],
      [112, 128],
    ].map(([x, y]) => ellipse(x, y, 1.6, 1.1, '#DDB25E')),
    path(
      'M74 98A46 16 0 0 1 166 98C168 108 169 114 169 120C164 128 160 118 155 122C150 130 146 142 140 136C136 130 132 124 126 128C120 140 116 158 108 150C104 140 102 126 96 124C90 126 88 136 82 130C78 122 74 124 71 118C72 110 73 104 74 98Z',
      '#9A4F12',
    ),
    path(
      'M150 106H167C168 112 169 116 169 120C164 128 160 118 155 122C150 130 146 142 140 136C146 128 149 116 150 106Z',
      '#763607',
    ),
    ellipse(120, 98, 46, 16, '#B4661C'),
    ellipse(112, 95, 33, 10, '#CC8330'),
    line('M82 96C86 89 98 86 108 85.4', '#F1BE78', 3),
    at(120, 84, swirl(), { scale: 1.5 }),
    at(121, 58, cherry(), { scale: 1.05 }),
  );

const durianCrepe = () =>
  picture(
    plate(184, 100, 33, 122),
    slice({
      layers: crepeLayers(15),
      back: '#E3C377',
      lid: '#F6DC95',
      lidEdge: '#DDB75F',
    }),
    repeat(
      5,
      (i, t) =>
        ellipse(56 + t * 112, 155 + t * 15 + (i % 2) * 4, 13, 5, '#F3C93F') +
        ellipse(52 + t * 112, 153.4 + t * 15 + (i % 2) * 4, 7, 2, '#FCE58C'),
    ),
    [
      [72, 118, 5, 2],
      [104, 110, 8, 2.6],
      [90, 122, 6, 2],
      [136, 104, 9, 3],
      [120, 122, 7, 2],
      [164, 96, 8, 3],
      [158, 118, 6, 2],
    ].map(([x, y, rx, ry]) => ellipse(x, y, rx, ry, '#DDA94F', 'opacity=".75"')),
    at(160, 96, swirl(['#FFFDF4', '#EBDDB6', '#F7EFD6']), { scale: 1.1 }),
    at(
      150,
      84,
      path('M-26 8C-30-6-14-20 4-18C22-17 32-4 26 8C18 16-18 17-26 8Z', '#F6CE4B') +
        path('M10-17C24-14 31-3 26 8C20 14 4 15-6 14.6C10 8 16-4 10-17Z', '#DFA92B') +
        path('M-18-2C-16-9-8-13 0-13C-8-9-12-4-13 2C-15 5-19 2-18-2Z', '#FFEEA6') +
        line('M-8 9C0 11 10 10 16 6', '#C98F1D', 1.6),
      { turn: -8, scale: 0.86 },
    ),
  );

/** Alternating thin pancake and cream, `count` of each, as layers of a slice. */
function crepeLayers(count) {
  return Array.from({ length: count }, (_, i) => [
    { from: i / count, to: (i + 0.56) / count, fill: i % 5 === 2 ? '#E6BE66' : '#EFD085' },
    { from: (i + 0.56) / count, to: (i + 1) / count, fill: '#FFFBEF' },
  ]).flat();
}

export const slices = {
  'fruit-tart': fruitTart,
  'egg-tart': eggTart,
  canele,
  'caramel-pudding': caramelPudding,
  'durian-crepe': durianCrepe,
};
