import { glass } from './bodies.mjs';
import { at, circle, ellipse, line, path, picture, repeat, scatter, shadow } from './pen.mjs';
import { citrus, iceCube, osmanthus, sprig } from './toppings.mjs';

/** A round paper coaster with a scalloped rim, where drinks stand. */
const coaster = (cy, rx = 62) =>
  shadow(124, cy + 6, rx + 8, 16) +
  ellipse(120, cy + 2, rx, 14, '#E2D2BE') +
  ellipse(120, cy, rx, 14, '#FFFEFB') +
  ellipse(120, cy, rx * 0.86, 11.6, '#F6EDE1');

const icedLatte = () =>
  picture(
    coaster(208),
    line('M150 26L134 96', '#B4344A', 6),
    line('M148.6 26L133 94', '#D95469', 1.8),
    glass({
      top: 58,
      bottom: 204,
      wide: 52,
      foot: 40,
      tilt: 0.24,
      level: 0.1,
      surface: '#A8713F',
      fills: [
        { from: 0.1, to: 0.3, fill: '#6B3F22' },
        { from: 0.3, to: 0.42, fill: '#8E5A32' },
        { from: 0.42, to: 0.54, fill: '#B98450' },
        { from: 0.54, to: 0.68, fill: '#DDB685' },
        { from: 0.68, to: 1, fill: '#F8E9D2' },
      ],
      inside:
        path(
          'M78 118C84 132 90 112 98 128C104 142 110 120 118 134C126 148 132 122 140 132C148 142 152 122 160 126L160 116H78Z',
          '#8E5A32',
          'opacity=".55"',
        ) +
        path(
          'M82 150C88 164 96 146 104 160C112 174 118 150 128 162C136 170 144 150 156 154L156 146H82Z',
          '#DDB685',
          'opacity=".8"',
        ) +
        [
          [98, 78, -12],
          [124, 74, 8],
          [146, 82, 20],
          [110, 94, 4],
          [136, 100, -16],
        ]
          .map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.15 }))
          .join(''),
    }),
    [
      [60, 206, -20],
      [52, 212, 40],
      [190, 210, 10],
    ].map(([x, y, turn]) =>
      at(
        x,
        y,
        ellipse(0, 0, 7, 4.6, '#5B3626') +
          line('M-5 0C-2-2 2 2 5 0', '#3C2117', 1.4) +
          ellipse(-2.4, -1.8, 2.4, 1, '#8A5D49'),
        { turn },
      ),
    ),
  );

const osmanthusOolong = () => {
  const roll = scatter(15);
  return picture(
    coaster(208, 70),
    // a wide tumbler, clear gold tea
    glass({
      top: 92,
      bottom: 204,
      wide: 60,
      foot: 46,
      tilt: 0.25,
      level: 0.14,
      surface: '#F0BE58',
      fills: [
        { from: 0.14, to: 0.5, fill: '#EDB54A' },
        { from: 0.5, to: 0.8, fill: '#E3A236' },
        { from: 0.8, to: 1, fill: '#D08E26' },
      ],
      inside:
        [
          [96, 112, -10],
          [128, 108, 14],
          [150, 118, -6],
          [112, 130, 8],
        ]
          .map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.35 }))
          .join('') +
        repeat(15, () =>
          at(78 + roll() * 84, 112 + roll() * 70, osmanthus(), {
            scale: 0.42 + roll() * 0.3,
            turn: roll() * 90,
          }),
        ) +
        [
          [88, 106],
          [104, 112],
          [138, 104],
          [152, 110],
          [122, 114],
        ]
          .map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.85, turn: i * 31 }))
          .join('') +
        path('M100 186C110 180 124 184 128 192C118 196 106 194 100 186Z', '#6F7E3A') +
        path('M130 190C138 180 150 180 154 186C148 194 138 196 130 190Z', '#86944C'),
    }),
    line(
      'M170 48C160 58 156 72 150 92M166 56C174 60 178 60 184 56M160 70C152 66 148 60 146 54',
      '#7A5A32',
      2.4,
    ),
    [
      [170, 46],
      [184, 55],
      [146, 52],
      [160, 66],
      [176, 60],
      [154, 82],
    ].map(([x, y], i) => at(x, y, osmanthus(), { scale: 1.05, turn: i * 24 })),
    [
      [164, 58, 10],
      [156, 76, 150],
      [172, 50, -60],
    ].map(([x, y, turn]) =>
      at(
        x,
        y,
        path('M0 0C3-9 13-12 22-7C18 3 9 7 0 0Z', '#A9BE7C') +
          path('M0 0C6-1 14-3 22-7C18 3 9 7 0 0Z', '#7F985A'),
        { turn, scale: 0.85 },
      ),
    ),
    [
      [56, 206],
      [188, 212],
      [70, 216],
    ].map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.7, turn: i * 40, tall: 0.5 })),
  );
};

const passionLemonSoda = () => {
  const roll = scatter(44);
  return picture(
    coaster(212, 56),
    line('M158 22L132 110', '#FFFFFF', 6),
    line('M156.600 22L131 108', '#F2D05A', 2),
    glass({
      top: 50,
      bottom: 208,
      wide: 44,
      foot: 38,
      tilt: 0.25,
      level: 0.1,
      surface: '#FBEFC0',
      fills: [
        { from: 0.1, to: 0.4, fill: '#FBF1C8' },
        { from: 0.4, to: 0.64, fill: '#FAE595' },
        { from: 0.64, to: 0.82, fill: '#F6CF55' },
        { from: 0.82, to: 1, fill: '#EFAF22' },
      ],
      inside:
        at(104, 98, citrus(), { scale: 1.15, turn: 12 }) +
        at(136, 128, citrus(), { scale: 1.15, turn: 40 }) +
        at(103, 152, citrus(), { scale: 1.05, turn: -20 }) +
        [
          [136, 88, 10],
          [108, 124, -12],
          [134, 160, 8],
          [116, 74, 0],
        ]
          .map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.3 }))
          .join('') +
        repeat(22, () =>
          at(
            88 + roll() * 64,
            170 + roll() * 36,
            ellipse(0, 0, 4.4, 3.2, '#FFD34D') + ellipse(0, 0, 2.2, 1.7, '#2B1B12'),
          ),
        ) +
        repeat(26, () =>
          circle(86 + roll() * 68, 76 + roll() * 90, 1 + roll() * 1.6, '#FFFFFF', 'opacity=".85"'),
        ) +
        path('M96 132C92 124 98 116 106 116C108 124 104 132 96 132Z', '#7DAA66') +
        path('M140 110C148 108 154 114 152 122C144 122 140 118 140 110Z', '#6B9A58'),
    }),
    at(164, 56, citrus(), { scale: 1.35, turn: 8 }),
    at(104, 48, sprig(), { scale: 1.3, turn: -20 }),
    at(98, 54, sprig(['#8FBC74', '#659758']), { scale: 1.05, turn: 30 }),
    at(
      184,
      204,
      ellipse(0, 3, 22, 14, '#5E2744') +
        ellipse(0, 0, 22, 13.6, '#7C3B5A') +
        ellipse(0, 0, 18, 10.6, '#F7E9D6') +
        ellipse(0, 0.4, 15.4, 8.4, '#F5B21C') +
        [
          [-8, 0],
          [-2, -4],
          [5, -3],
          [8, 2],
          [1, 3],
          [-4, 5],
        ]
          .map(([x, y]) => ellipse(x, y, 2.8, 2, '#FFCF4A') + ellipse(x, y, 1.5, 1.2, '#2B1B12'))
          .join(''),
    ),
  );
};

export const drinks = {
  'iced-latte': icedLatte,
  'osmanthus-oolong': osmanthusOolong,
  'passion-lemon-soda': passionLemonSoda,
};
