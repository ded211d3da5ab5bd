// Fruit, cream and sprinkles, each drawn around the origin at about 30 units and placed with `at`.
import { at, circle, ellipse, line, n, path, repeat } from './pen.mjs';

/** A round fruit or ball in three tones with one highlight: [base, shade, light]. */
export const ball = (radius, [base, shade, light]) =>
  circle(0, 0, radius, base) +
  path(
    `M${n(radius * 0.5)} ${n(-radius * 0.87)}A${radius} ${radius} 0 1 1 ${n(-radius * 0.75)} ${n(radius * 0.66)}C${n(radius * 0.35)} ${n(radius * 0.75)} ${n(radius * 0.85)} ${n(radius * 0.05)} ${n(radius * 0.5)} ${n(-radius * 0.87)}Z`,
    shade,
  ) +
  ellipse(-radius * 0.36, -radius * 0.4, radius * 0.24, radius * 0.17, light, 'transform="rotate(-35)"');

export const strawberry = () =>
  path('M0-18C5-18 15-3 14 6C13 13 6 16 0 16S-13 13-14 6C-15-3-5-18 0-18Z', '#DE4A54') +
  path('M3-16C10-10 15-2 14 6C13 13 6 16 0 16C9 10 10-4 3-16Z', '#BC3342') +
  line('M-8.5-1C-7.5-5-6-8-4.5-10', '#F79C97', 2.6) +
  [
    [-3, -6],
    [1, 2],
    [-6, 5],
    [-1, 10],
    [6, 9],
    [7, -2],
  ]
    .map(([x, y]) => ellipse(x, y, 0.9, 1.5, '#FBDDB0'))
    .join('');

/** Half a strawberry, cut face forward. */
export const strawberryHalf = () =>
  path('M0-18C5-18 15-3 14 6C13 13 6 16 0 16S-13 13-14 6C-15-3-5-18 0-18Z', '#D8434F') +
  path('M0-13C4-13 11-2 10.5 5C10 10 5 12 0 12S-10 10-10.5 5C-11-2-4-13 0-13Z', '#F8B5AA') +
  path('M0-7C2-7 6 0 5.5 5C5 8 3 9 0 9S-5 8-5.5 5C-6 0-2-7 0-7Z', '#FDEBDD') +
  line('M0-5V6M-6-1L-3 3M6-1L3 3', '#F49C93', 1.1);

/** One piped rosette; colours [cream, shade, groove]. */
export const swirl = ([cream, shade, groove] = ['#FFFFFF', '#EBD8C2', '#F7ECDD']) =>
  path(
    'M-15 7C-16 2-12-1-9.5-1.5C-10-6-6-8-4-8C-4-12 0-15 3-17C3-14 4-11 4-8.5C8-8 9.5-5 8.5-2C13-1 16 3 14 8C10 13-11 13-15 7Z',
    cream,
  ) +
  path(
    'M3-17C3-14 4-11 4-8.5C8-8 9.5-5 8.5-2C13-1 16 3 14 8C12 10.5 6 12 0 11.8C7 9 9 5 5 1.5C7-1 5-5 2-6C4-8 2-13 3-17Z',
    shade,
  ) +
  line('M-9.5-1.5C-5 2 3 2 8-1.5M-4-8C-2-6 2-6 4-8.5', shade, 1.3) +
  line('M-10.5 4.5C-8 7-4 7.5-1 7.5', groove, 2);

export const leaf = ([light, dark] = ['#7DAA66', '#5A8A4E']) =>
  path('M0 0C3-9 13-12 22-7C18 3 9 7 0 0Z', light) + path('M0 0C6-1 14-3 22-7C18 3 9 7 0 0Z', dark);

/** Two leaves and a tip, the usual last touch. */
export const sprig = (colours) =>
  at(0, 0, leaf(colours), { turn: -28, scale: 0.75 }) +
  at(-3, -1, leaf(colours), { turn: -140, scale: 0.62 });

export const blueberry = () =>
  circle(0, 0, 8, '#565C8E') +
  path('M4-7A8 8 0 1 1-6 5.3C3 6 7 0 4-7Z', '#3E436E') +
  circle(-3, -3, 1.8, '#A5ABD2') +
  line('M1-4l2 1.6 2-1.4-.4 2.4', '#2E3256', 1.2);

export const raspberry = () =>
  circle(0, 0, 12, '#C23B52') +
  [
    [-5, -5, 0],
    [1, -7, 0],
    [6, -3, 0],
    [-7, 1, 0],
    [-1, -1, 0],
    [5, 3, 1],
    [-4, 6, 1],
    [2, 8, 1],
  ]
    .map(
      ([x, y, low]) => circle(x, y, 3.6, low ? '#A82C43' : '#D95469') + circle(x - 1, y - 1.2, 1, '#F2A2AC'),
    )
    .join('');

export const cherry = () =>
  line('M0-8C1-18 7-24 15-27', '#6E4A2A', 1.8) + ball(10, ['#A81E33', '#7C1225', '#F08A93']);

export const mangoCube = () =>
  `<g stroke-linejoin="round" stroke-width="2.4">${[
    ['M-10-4L0-9L10-4L0 1Z', '#FFD06A'],
    ['M-10-4L0 1V11L-10 6Z', '#FAB13C'],
    ['M10-4L0 1V11L10 6Z', '#E5932A'],
  ]
    .map(([d, fill]) => path(d, fill, `stroke="${fill}"`))
    .join('')}</g>${line('M-6-4.5L-1-7', '#FFF0C4', 1.8)}`;

/** Half a shine muscat grape, cut face up. */
export const grapeHalf = () =>
  ellipse(0, 1.6, 10, 7.6, '#7FA244') +
  ellipse(0, 0, 10, 7, '#B9D36F') +
  ellipse(-0.6, -0.2, 7.4, 4.8, '#DCEB9F') +
  line('M-4 0C-2-1.6 2-1.6 4 0', '#B4CC6C', 1.1) +
  ellipse(-3.4, -2, 1.8, 0.8, '#F8FCE0');

/** A round citrus slice; [rind, pith, flesh]. */
export const citrus = ([rind, pith, flesh] = ['#F2B632', '#FFF3C4', '#FBD75F']) =>
  circle(0, 0, 14, rind) +
  circle(0, 0, 12, pith) +
  repeat(8, (index) => at(0, 0, path('M0-2L3.4-10C1.6-11.2-1.6-11.2-3.4-10Z', flesh), { turn: index * 45 }));

export const kiwiSlice = () =>
  circle(0, 0, 13, '#7E9A3A') +
  circle(0, 0, 11.6, '#A9C94F') +
  circle(0, 0, 8, '#BFDA68') +
  ellipse(0, 0, 3.6, 3, '#F1F3CF') +
  repeat(10, (index) => at(0, 0, ellipse(0, -5.8, 0.8, 1.5, '#33391C'), { turn: index * 36 }));

export const flame = () =>
  path('M0-11C5-5 6 1 3.5 5C1.5 7.5-1.5 7.5-3.5 5C-6 1-3-4 0-11Z', '#F2A73D') +
  path('M0-3C2 0 2 3 0 5C-2 3-2 0 0-3Z', '#FFF0C4');

/** A thin striped candle standing on the origin, 38 tall without the flame. */
export const candle = ([wax, stripe, shade]) =>
  path('M-3 0V-36H3V0C3 1.6-3 1.6-3 0Z', wax) +
  path('M1-36H3V0C3 .8 2 1.2 1 1.2Z', shade) +
  repeat(4, (index) => line(`M-2.4 ${-6 - index * 9}L2.4 ${-9 - index * 9}`, stripe, 2)) +
  line('M0-36V-41', '#6F5B4C', 1.4) +
  at(0, -48, flame(), { scale: 0.82 });

/** A sugar rose seen from the front; [outer, inner, heart]. */
export const rose = ([outer, inner, heart] = ['#F3C3C4', '#F8DAD8', '#E39A9E']) =>
  repeat(5, (index) => at(0, 0, ellipse(0, -7, 6.4, 6, outer), { turn: index * 72 })) +
  repeat(5, (index) => at(0, 0, ellipse(0, -4, 4.6, 4.4, inner), { turn: 36 + index * 72 })) +
  circle(0, 0, 4.4, outer) +
  line('M-2.4 .6C-2-2.4 2.4-2.4 2.2 .4C2 2.4-1 2.4-.8 .6', heart, 1.3);

/** Osmanthus: four gold petals. */
export const osmanthus = () =>
  repeat(4, (index) => at(0, 0, ellipse(0, -4, 3, 4, '#EFB146'), { turn: index * 90 })) +
  circle(0, 0, 1.3, '#B9770F');

/** A curl of shaved chocolate. */
export const chocolateCurl = () =>
  path('M-12 3C-11-4-3-7 5-5C10-4 13-1 12 3C8 0 2-1-3 1C-6 2-9 4-12 3Z', '#5B3626') +
  path('M-12 3C-8 0-4-2 1-2C6-2 10 0 12 3C8 6-6 7-12 3Z', '#3C2117') +
  line('M-7-1C-4-3 0-3.6 3-3.4', '#8A5D49', 1.3);

/** A cube of ice, half transparent. */
export const iceCube = () =>
  path('M-9-5L0-9L9-5L9 5L0 10L-9 5Z', '#FFFFFF', 'opacity=".42"') +
  path('M-9-5L0-9L9-5L0-1Z', '#FFFFFF', 'opacity=".5"') +
  line('M-9-5L0-1L9-5M0-1V10', '#FFFFFF', 1.2, 'opacity=".7"');

/** Steam: three soft white curls. */
export const steam = (x, y) =>
  line(
    `M${x} ${y}c-6-10 6-14 0-26M${x + 20} ${y + 2}c-6-10 6-14 0-28M${x + 40} ${y}c-6-10 6-14 0-26`,
    '#FFFFFF',
    4,
    'opacity=".9"',
  );
