// The large pictures of the home page: the season, the quick shelf, whole cakes.
import { roundCake } from './bodies.mjs';
import { around, at, circle, ellipse, line, n, path, picture, repeat, shadow } from './pen.mjs';
import {
  blueberry,
  candle,
  leaf,
  osmanthus,
  raspberry,
  sprig,
  steam,
  strawberry,
  strawberryHalf,
  swirl,
} from './toppings.mjs';

/** Small round mooncake seen from the side, for the home hero. */
const heroMoon = (x, y, s) =>
  at(
    x,
    y,
    path('M-26 0A26 12.5 0 0 0 26 0V12A26 12.5 0 0 1-26 12Z', '#B8722B') +
      line('M-20 9.7v9M-12 12.6v9M-4 13.9v9M4 13.9v9M12 12.6v9M20 9.7v9', '#95561C', 2) +
      ellipse(0, 0, 26, 12.5, '#DE9F4A') +
      ellipse(-1, -0.8, 20, 9, '#EBB767') +
      at(
        0,
        0,
        repeat(4, (i) => at(0, 0, ellipse(0, -5, 3, 4.6, '#BF7D31'), { turn: i * 90 })),
        { tall: 0.5, scale: 1 },
      ),
    { scale: s },
  );

const heroMidAutumn = () =>
  picture(
    shadow(122, 204, 100, 15),
    circle(150, 86, 62, '#F9E6BC'),
    circle(150, 86, 54, '#FFF3D2'),
    line(
      'M236 20C208 30 190 44 170 46C150 48 138 58 128 72M190 40C184 52 176 58 168 62M214 27C214 40 208 48 202 52',
      '#7A4A2A',
      3,
    ),
    [
      [150, 48],
      [132, 68],
      [168, 62],
      [202, 52],
      [186, 40],
      [212, 32],
      [176, 46],
      [142, 60],
      [224, 24],
      [196, 44],
    ].map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.9 + (i % 3) * 0.18, turn: i * 24 })),
    [
      [158, 46, 70],
      [190, 42, 20],
      [206, 34, 100],
      [134, 66, 120],
    ].map(([x, y, turn]) =>
      at(
        x,
        y,
        path('M0 0C3-9 13-12 22-7C18 3 9 7 0 0Z', '#A9BE7C') +
          path('M0 0C6-1 14-3 22-7C18 3 9 7 0 0Z', '#7F985A'),
        { turn, scale: 0.95 },
      ),
    ),
    ellipse(116, 196, 88, 22, '#E2D2BE'),
    ellipse(116, 192, 88, 22, '#FFFEFB'),
    ellipse(116, 193, 74, 17, '#F6EDE1'),
    heroMoon(80, 168, 1.15),
    heroMoon(150, 170, 1.15),
    heroMoon(114, 178, 1.3),
    heroMoon(116, 146, 1.2),
    heroMoon(114, 120, 1.05),
    at(
      190,
      166,
      path('M-22-16C-22 10-14 24 0 24S22 10 22-16Z', '#FFFEFB') +
        path('M8-16H22C22 10 14 24 0 24C10 14 12 0 8-16Z', '#E2D2BE') +
        ellipse(0, -16, 22, 7.4, '#F1E5D4') +
        ellipse(0, -15.4, 18, 5.4, '#C98A3D') +
        ellipse(-4, -16.4, 9, 2, '#E2AE63'),
    ),
    line('M184 136C180 130 188 126 184 118M196 136C192 130 200 126 196 118', '#FFFFFF', 2.6, 'opacity=".85"'),
  );

/** Home hero of the quick shelf: a morning tray with croissant, coffee and jam. */
const heroBreakfast = () =>
  picture(
    shadow(122, 196, 112, 22),
    path(
      'M14 168C14 150 60 140 120 140S226 150 226 168V176C226 194 180 204 120 204S14 194 14 176Z',
      '#B98453',
    ),
    path('M14 168C14 150 60 140 120 140S226 150 226 168S180 195 120 195S14 186 14 168Z', '#DDB07C'),
    line('M36 160C80 150 160 150 206 160M30 174C80 168 170 170 212 175', '#CB9A63', 1.8),
    steam(156, 74),
    path('M196 112C216 110 220 134 206 142L196 140C206 136 206 120 196 122Z', '#E2D2BE'),
    path('M140 100H202C202 132 196 152 188 160H154C146 152 140 132 140 100Z', '#FFFEFB'),
    path('M182 100H202C202 132 196 152 188 160H168C182 146 186 122 182 100Z', '#E2D2BE'),
    ellipse(171, 100, 31, 10, '#F1E5D4'),
    ellipse(171, 101, 26, 7.6, '#A8713F'),
    path(
      'M171 96C178 96 182 100 178 103C174 106 171 104 171 107C171 104 168 106 164 103C160 100 164 96 171 96Z',
      '#F8E9D2',
    ),
    ellipse(84, 166, 64, 17, '#E2D2BE'),
    ellipse(84, 163, 64, 17, '#FFFEFB'),
    ellipse(84, 164, 54, 13, '#F6EDE1'),
    crescent(84, 132),
    path('M186 158H216V178C216 184 186 184 186 178Z', '#C9384B'),
    path('M206 158H216V178C216 181 208 183 200 182.600C206 176 208 168 206 158Z', '#9C2438'),
    jamLid(),
    at(150, 176, raspberry(), { scale: 0.9 }),
    at(166, 182, strawberry(), { scale: 0.72, turn: 60 }),
  );

/** The lid of the jam jar. */
function jamLid() {
  return (
    path('M183 150H219V158H183Z', '#F5E6C8') +
    path('M206 150H219V158H204Z', '#E0CBA0') +
    line('M189 162V176', '#F29AA2', 2.4)
  );
}

/** A croissant as one crescent of seven folds. */
function crescent(x, y) {
  return at(
    x,
    y,
    [
      [-54, 24, 58, 12, 24],
      [54, 24, -58, 12, 24],
      [-36, 10, 36, 18, 32],
      [36, 10, -36, 18, 32],
      [-16, 0, 14, 23, 38],
      [16, 0, -14, 23, 38],
      [0, -4, 0, 23, 40],
    ]
      .map(([dx, dy, turn, rx, ry]) =>
        at(
          dx,
          dy,
          ellipse(0, 0, rx, ry, '#BE772B') +
            ellipse(-2, -1, rx - 3, ry - 2, '#DE9A48') +
            path(
              `M${-rx * 0.5} ${-ry * 0.78}C${-rx} ${-ry * 0.3} ${-rx} ${ry * 0.4} ${-rx * 0.5} ${ry * 0.8}C${-rx * 0.1} ${ry * 0.3} ${-rx * 0.1} ${-ry * 0.3} ${rx * 0.05} ${-ry * 0.92}Z`,
              '#EDB463',
            ) +
            line(
              `M${n(-rx * 0.5)} ${n(-ry * 0.5)}C${n(-rx * 0.72)} ${n(-ry * 0.15)} ${n(-rx * 0.7)} 0 ${n(-rx * 0.62)} ${n(ry * 0.25)}`,
              '#FCE3B4',
              2.4,
            ),
          { turn },
        ),
      )
      .join(''),
  );
}

const heroBirthday = () =>
  picture(
    shadow(124, 222, 84, 10),
    ellipse(120, 216, 50, 10, '#E2D2BE'),
    path('M110 184H130L136 215H104Z', '#F1E5D4'),
    path('M122 184H130L136 215H122Z', '#E2D2BE'),
    ellipse(120, 182, 104, 28, '#E2D2BE'),
    ellipse(120, 177, 104, 28, '#FFFEFB'),
    ellipse(120, 178, 90, 22, '#F6EDE1'),
    around(
      22,
      120,
      182,
      103,
      28,
      (x, y) => circle(x, y + 1, 4, '#FFFEFB') + circle(x + 0.8, y + 2, 1.6, '#E2D2BE'),
      4,
      176,
    ),
    roundCake({
      top: 114,
      bottom: 172,
      rx: 74,
      ry: 25,
      side: '#FFFAF2',
      shade: '#E8D2BC',
      gloss: 0.95,
      lid: '#FFFDF8',
      bands: [
        { from: 0.22, to: 0.44, fill: '#F6D590' },
        { from: 0.44, to: 0.6, fill: '#FFFBF4' },
        { from: 0.6, to: 0.84, fill: '#F6D590' },
      ],
      details: around(9, 120, 144, 74, 25, (x, y) => at(x, y, strawberryHalf(), { scale: 0.42 }), 12, 168),
    }),
    around(14, 120, 170, 73, 24, (x, y) => at(x, y, swirl(), { scale: 0.46 }), 6, 174),
    around(7, 120, 110, 58, 16, (x, y) => at(x, y, swirl(), { scale: 0.62 }), 188, 352),
    [
      ['#F4B5BE', '#FFFFFF', '#E0939F'],
      ['#F6D48A', '#FFFFFF', '#E0B45C'],
      ['#F4B5BE', '#FFFFFF', '#E0939F'],
      ['#A9C89A', '#FFFFFF', '#85AA75'],
    ].map((ink, i) => at([96, 112, 130, 147][i], [104, 99, 100, 105][i], candle(ink), { scale: 1.1 })),
    [
      [72, 108, -14, 0.8],
      [90, 116, 10, 0.95],
      [150, 117, -8, 0.95],
      [168, 108, 14, 0.8],
      [108, 122, -16, 1],
      [132, 123, 12, 1.02],
    ].map(([x, y, turn, scale], i) =>
      at(x, y, i % 3 === 1 ? strawberryHalf() : strawberry(), { turn, scale }),
    ),
    [
      [80, 124],
      [120, 128],
      [160, 124],
      [101, 112],
      [140, 112],
    ].map(([x, y]) => at(x, y, blueberry(), { scale: 0.62 })),
    [
      [62, 116, -160],
      [180, 114, -20],
      [120, 112, -70],
    ].map(([x, y, turn]) => at(x, y, leaf(), { turn, scale: 0.6 })),
    at(121, 114, sprig(), { scale: 0.6 }),
  );

export const heroes = {
  'hero-mid-autumn': heroMidAutumn,
  'hero-breakfast': heroBreakfast,
  'hero-birthday': heroBirthday,
};
