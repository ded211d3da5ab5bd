// Whole cakes with a shape of their own.
import { roundCake } from './bodies.mjs';
import { around, at, circle, ellipse, line, path, picture, plate, repeat, shadow } from './pen.mjs';
import { leaf, rose, sprig, strawberry, swirl } from './toppings.mjs';

const cocoaBear = () => {
  // Rows of short piped tufts, lighter towards the lamp, darker away from it.
  const fur = (cx, cy, rx, ry, gap) =>
    repeat(Math.ceil((2 * ry) / gap), (row) =>
      repeat(Math.ceil((2 * rx) / gap), (column) => {
        const x = cx - rx + column * gap + (row % 2 ? gap / 2 : 0);
        const y = cy - ry + row * gap;
        const off = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
        if (off > 0.86) return '';
        const away = (x - cx) / rx + ((y - cy) / ry) * 0.6;
        const tone = away < -0.25 ? '#C99A63' : away < 0.45 ? '#9C6C3B' : '#7C5029';
        return line(`M${(x - 2.6).toFixed(1)} ${y.toFixed(1)}q2.6 4.4 5.2 0`, tone, 2);
      }),
    );
  const ear = (x) =>
    circle(x, 76, 23, '#AE7A45') +
    fur(x, 76, 22, 22, 10) +
    circle(x, 78, 11, '#EBC39A') +
    path(`M${x} 67A11 11 0 0 1 ${x + 6} 87A13 13 0 0 0 ${x} 67Z`, '#D9A87A');
  return picture(
    plate(190, 100, 33),
    ear(68),
    ear(172),
    path('M44 146C40 96 76 66 120 66S200 96 196 146C194 180 160 200 120 200S46 180 44 146Z', '#AE7A45'),
    path('M160 76C190 92 198 122 196 146C194 180 160 200 120 200C160 190 184 140 160 76Z', '#8F5E35'),
    line('M60 112C68 92 88 80 104 77', '#D9AE78', 5, 'opacity=".8"'),
    fur(120, 134, 72, 62, 11),
    ellipse(120, 156, 35, 27, '#F3DDBD'),
    path('M140 134C152 140 157 150 154 160C150 176 136 184 118 183C140 178 150 158 140 134Z', '#E2C49C'),
    ellipse(120, 144, 11, 8, '#3C2117'),
    ellipse(116, 141, 3.4, 2, '#8A5D49'),
    line('M120 152V159M120 159C116 166 108 166 105 161M120 159C124 166 132 166 135 161', '#5B3626', 2.4),
    circle(88, 126, 7.4, '#33190F'),
    circle(152, 126, 7.4, '#33190F'),
    circle(85.6, 123.4, 2.3, '#FFFFFF'),
    circle(149.6, 123.4, 2.3, '#FFFFFF'),
    ellipse(72, 148, 10, 6.4, '#EFA79B', 'opacity=".75"'),
    ellipse(168, 148, 10, 6.4, '#EFA79B', 'opacity=".75"'),
    at(120, 66, strawberry(), { scale: 0.8, turn: 6 }),
    at(122, 54, sprig(), { scale: 0.7 }),
    at(100, 72, swirl(), { scale: 0.7 }),
    at(141, 72, swirl(), { scale: 0.7 }),
  );
};

const tier = (id, top, bottom, rx, ry) =>
  roundCake({ id, top, bottom, rx, ry, side: '#FFFAF2', shade: '#E4D0B8', gloss: 0.9, lid: '#FFFEFA' }) +
  around(
    Math.round(rx / 5.4),
    120,
    bottom,
    rx,
    ry,
    (x, y) => circle(x, y - 0.6, 2.7, '#FFFFFF') + circle(x + 0.9, y + 0.3, 1.5, '#E6D3BC'),
    2,
    178,
  );

const weddingThreeTier = () =>
  picture(
    shadow(124, 222, 92, 12),
    path('M104 206H136L144 220H96Z', '#EADCC8'),
    path('M124 206H136L144 220H126Z', '#D9C6AC'),
    ellipse(120, 220, 30, 5, '#E2D2BE'),
    ellipse(120, 203, 96, 22, '#E2D2BE'),
    ellipse(120, 199, 96, 22, '#FFFEFB'),
    ellipse(120, 200, 84, 18, '#F6EDE1'),
    tier('t3', 152, 196, 72, 20),
    tier('t2', 104, 148, 51, 15),
    tier('t1', 62, 101, 31, 10),
    line('M70 176C80 184 92 184 100 177C108 188 124 190 134 180C144 188 160 184 170 174', '#F0DFC8', 2.2),
    [
      [62, 158, 0.9],
      [78, 164, 1.05],
      [96, 167, 0.85],
      [152, 118, 0.95],
      [162, 108, 0.75],
      [138, 121, 0.8],
      [92, 74, 0.75],
      [101, 82, 0.9],
    ].map(
      ([x, y, s], index) =>
        at(x - 6, y + 4, leaf(['#A9BE8F', '#86A06E']), { turn: 160 + index * 24, scale: 0.62 * s }) +
        at(x + 5, y + 5, leaf(['#A9BE8F', '#86A06E']), { turn: 20 + index * 12, scale: 0.6 * s }) +
        at(x, y, rose(index % 2 ? ['#F8E0D8', '#FFF3EC', '#DDB3A4'] : undefined), { scale: s }),
    ),
    at(108, 50, leaf(['#A9BE8F', '#86A06E']), { turn: -160, scale: 0.8 }),
    at(132, 50, leaf(['#A9BE8F', '#86A06E']), { turn: -20, scale: 0.8 }),
    at(112, 52, rose(['#F8E0D8', '#FFF3EC', '#DDB3A4']), { scale: 0.9 }),
    at(129, 51, rose(), { scale: 1 }),
    at(120, 41, rose(['#F3C3C4', '#F8DAD8', '#E39A9E']), { scale: 0.95 }),
  );

export const figureCakes = {
  'cocoa-bear': cocoaBear,
  'wedding-three-tier': weddingThreeTier,
};
