import { glass } from './bodies.mjs';
import { at, clipped, ellipse, line, path, picture, plate, repeat, scatter, shadow } from './pen.mjs';
import { leaf, raspberry, rose, sprig } from './toppings.mjs';

const raspberryRose = () => {
  // One heart seen from above and in front; the body is the same outline let down.
  const heart = (y) =>
    `M120 ${y + 58}C74 ${y + 40} 42 ${y + 14} 46 ${y - 14}C49 ${y - 36} 78 ${y - 44} 98 ${y - 36}C110 ${y - 31} 117 ${y - 24} 120 ${y - 17}C123 ${y - 24} 130 ${y - 31} 142 ${y - 36}C162 ${y - 44} 191 ${y - 36} 194 ${y - 14}C198 ${y + 14} 166 ${y + 40} 120 ${y + 58}Z`;
  return picture(
    plate(176, 104, 40),
    ellipse(124, 180, 82, 24, '#E4D4C0', 'opacity=".8"'),
    path(
      'M46 112C44 128 46 140 50 150C58 176 90 196 120 206C150 196 182 176 190 150C194 140 196 128 194 112Z',
      '#A81F38',
    ),
    path('M194 112C196 128 194 140 190 150C182 176 150 196 120 206V166C150 150 178 134 194 112Z', '#7F1228'),
    path('M52 138C60 164 88 184 120 196V203C90 193 60 174 50 148Z', '#C43A50', 'opacity=".7"'),
    path(heart(112), '#C92A45'),
    path(
      'M194 98C198 126 166 152 120 170C152 148 182 124 178 92C176 84 170 78 162 74C180 72 192 84 194 98Z',
      '#AF1D38',
    ),
    path('M58 96C60 84 74 78 90 80C76 84 66 92 63 104C61 110 57 104 58 96Z', '#F2A0A8', 'opacity=".9"'),
    line('M134 84C142 78 154 77 162 80', '#EE8F99', 3.4, 'opacity=".8"'),
    line('M70 126C82 140 98 150 112 156', '#E0596C', 3, 'opacity=".8"'),
    at(112, 106, leaf(['#A9BE8F', '#86A06E']), { turn: 165, scale: 0.8 }),
    at(98, 108, raspberry(), { scale: 0.95 }),
    at(140, 110, raspberry(), { scale: 0.9 }),
    at(120, 108, rose(['#F6C9CE', '#FCE6E6', '#DD8E98']), { scale: 1.5 }),
    at(113, 126, raspberry(), { scale: 0.8 }),
    [
      [150, 128],
      [84, 126],
      [158, 100],
      [136, 138],
    ].map(([x, y], i) =>
      at(
        x,
        y,
        path('M-6 1C-5-5 4-6 7-1C4 4-3 5-6 1Z', '#F4C3C8') +
          path('M-6 1C-2 0 3 0 7-1C4 4-3 5-6 1Z', '#E59AA3'),
        { turn: i * 50 - 30 },
      ),
    ),
  );
};

const passionfruitCoconut = () => {
  const roll = scatter(12);
  const seeds = repeat(26, () => {
    const u = 0.08 + roll() * 0.84;
    const v = 0.1 + roll() * 0.8;
    const x = 40 + u * 92 + v * 68;
    const y = 112 + u * 30 - v * 38;
    return at(
      x,
      y,
      ellipse(0, 0, 5, 3.6, '#F9C22E') +
        ellipse(0, 0.2, 2.6, 2, '#2B1B12') +
        ellipse(-0.8, -0.5, 0.8, 0.5, '#8A6A3A'),
    );
  });
  // A square block: corners left (40), front (132), right (200), back (108).
  const face = (from, to, left, right) =>
    path(`M40 ${112 + from}L132 ${142 + from}V${142 + to}L40 ${112 + to}Z`, left) +
    path(`M132 ${142 + from}L200 ${104 + from}V${104 + to}L132 ${142 + to}Z`, right);
  return picture(
    plate(178, 104, 38),
    path('M40 166L132 200L206 160L180 150Z', '#E4D4C0', 'opacity=".8"'),
    face(0, 15, '#F7B81F', '#DE9812'),
    face(15, 40, '#FFFDF5', '#EFE3CC'),
    face(40, 44, '#FBD667', '#E7B840'),
    face(44, 51, '#FFFDF5', '#EFE3CC'),
    face(51, 60, '#C98F4B', '#A46C30'),
    repeat(16, (i, t) =>
      ellipse(44 + t * 84, 169 + t * 28 + ((i * 3) % 4) - 2, 1.6, 1, i % 2 ? '#E0B273' : '#A9702F'),
    ),
    path('M40 112L108 74L200 104L132 142Z', '#FDC92F'),
    path('M132 142L200 104L186 99.5L118 137.5Z', '#F2B21E', 'opacity=".55"'),
    path('M56 109L106 81L122 86L70 113.6Z', '#FFE58A', 'opacity=".75"'),
    seeds,
    line('M46 118V156', '#FFFFFF', 3.4, 'opacity=".7"'),
    at(
      128,
      96,
      ellipse(0, 3, 27, 17, '#5E2744') +
        ellipse(0, 0, 27, 16.4, '#7C3B5A') +
        ellipse(0, 0, 23, 13.4, '#F7E9D6') +
        ellipse(0, 0.6, 20, 11, '#F5B21C') +
        [
          [-11, -1],
          [-4, -5],
          [4, -4],
          [11, -1],
          [7, 4],
          [-1, 3],
          [-8, 5],
          [1, 8],
          [13, 4],
        ]
          .map(([x, y]) => ellipse(x, y, 3.6, 2.6, '#FFCF4A') + ellipse(x, y, 1.9, 1.5, '#2B1B12'))
          .join('') +
        line('M-19-5C-16-9-10-11-5-11.6', '#FFF6E0', 1.8),
    ),
    at(150, 82, sprig(), { scale: 0.9 }),
  );
};

const tiramisu = () => {
  const roll = scatter(31);
  const dust = repeat(60, () => {
    const angle = roll() * Math.PI * 2;
    const reach = Math.sqrt(roll());
    return ellipse(
      118 + Math.cos(angle) * 47 * reach,
      76 + Math.sin(angle) * 10 * reach,
      1.3,
      0.8,
      roll() > 0.5 ? '#7A4D33' : '#3F2213',
    );
  });
  return picture(
    shadow(124, 208, 74, 14),
    ellipse(120, 204, 70, 14, '#E2D2BE'),
    ellipse(120, 201, 70, 14, '#FFFEFB'),
    ellipse(120, 202, 58, 10.6, '#F6EDE1'),
    glass({
      top: 62,
      bottom: 200,
      wide: 56,
      foot: 44,
      tilt: 0.24,
      level: 0.1,
      surface: '#573321',
      fills: [
        { from: 0.1, to: 0.14, fill: '#573321' },
        { from: 0.14, to: 0.36, fill: '#FFF4DC' },
        { from: 0.36, to: 0.52, fill: '#A8713F' },
        { from: 0.52, to: 0.6, fill: '#6B3F22' },
        { from: 0.6, to: 0.78, fill: '#FFF1D4' },
        { from: 0.78, to: 0.92, fill: '#A8713F' },
        { from: 0.92, to: 1, fill: '#633819' },
      ],
      inside:
        dust +
        [
          [0, 118],
          [1, 176],
        ]
          .map(([row, y]) =>
            repeat(7, (_i, t) => {
              const x = 76 + row * 3 + t * (84 - row * 7);
              const dip = Math.sin(t * Math.PI) * 9;
              return (
                ellipse(x, y + dip, 6.4, 8.4, '#C99256') +
                ellipse(x - 1.6, y - 2.4 + dip, 2.6, 3.4, '#E4B67C') +
                ellipse(x, y + 6 + dip, 6, 3.2, '#7C4A24')
              );
            }),
          )
          .join(''),
    }),
    at(
      150,
      62,
      path('M-9 34C-12 20-10-14-4-22C0-27 8-24 8-17C8-8 2 26 0 36Z', '#DDA75F') +
        path('M3-23C7-22 8-19 8-17C8-8 2 26 0 36L-4 35C2 14 5-8 3-23Z', '#B97F3B') +
        repeat(9, (i) => ellipse(-3 + ((i * 5) % 8), -14 + i * 4, 1.1, 0.8, '#F8E3BE')),
      { turn: 18, scale: 0.95 },
    ),
    clipped(
      'f1',
      'M62 76A56 13.4 0 0 0 178 76V96H62Z',
      path('M140 84C150 90 166 86 172 80L170 92H138Z', '#573321'),
    ),
    at(102, 68, sprig(), { scale: 0.95 }),
  );
};

export const mousse = {
  'raspberry-rose-mousse': raspberryRose,
  'passionfruit-coconut-mousse': passionfruitCoconut,
  tiramisu,
};
