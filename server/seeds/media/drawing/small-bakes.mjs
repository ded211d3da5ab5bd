import { at, circle, clipped, ellipse, line, n, path, picture, plate, repeat, scatter } from './pen.mjs';
import { citrus, sprig } from './toppings.mjs';

const crisp = (seed) => {
  const roll = scatter(seed);
  const studs = (count, x0, y0, w, h) =>
    repeat(count, (i) => {
      const x = x0 + roll() * w;
      const y = y0 + roll() * h;
      return [
        ellipse(x, y, 5.4, 4, '#C4374B') + line(`M${n(x - 2)} ${n(y - 1.4)}l2.4-.8`, '#EB98A2', 1.4),
        ellipse(x, y, 5.6, 3.8, '#C98E4E') + ellipse(x - 1, y - 1, 2.6, 1.4, '#E6B983'),
        path(`M${n(x - 6)} ${n(y - 2)}l8-3 5 4-7 4z`, '#E7C583') +
          path(`M${n(x - 6)} ${n(y - 2)}l6 5 7-4z`, '#C99A52'),
      ][i % 3];
    });
  return (
    path('M-40-16L8-30L42-16V14L-4 32L-40 14Z', '#FFF6E6') +
    path('M-4 2L42-16V14L-4 32Z', '#DCC19B') +
    path('M-40-16L-4 2V32L-40 14Z', '#F3DFC0') +
    clipped(`s${seed}`, 'M-40-16L-4 2V32L-40 14Z', studs(7, -38, -10, 32, 34)) +
    clipped(`r${seed}`, 'M-4 2L42-16V14L-4 32Z', `<g opacity=".86">${studs(8, 0, -8, 40, 34)}</g>`) +
    path('M-40-16L8-30L42-16L-4 2Z', '#FFFEFA') +
    clipped(`q${seed}`, 'M-40-16L8-30L42-16L-4 2Z', `<g opacity=".8">${studs(5, -30, -26, 60, 20)}</g>`) +
    repeat(12, () => circle(roll() * 60 - 28, roll() * 16 - 20, 1.3, '#FFFFFF'))
  );
};

const snowflakeCrisp = () =>
  picture(
    plate(184, 104, 36),
    ellipse(124, 190, 86, 21, '#E4D4C0', 'opacity=".8"'),
    at(74, 160, crisp(2), { scale: 1.02 }),
    at(166, 164, crisp(5), { scale: 1.02 }),
    at(118, 176, crisp(9), { scale: 0.96 }),
    at(98, 116, crisp(14), { scale: 1 }),
    at(148, 118, crisp(17), { scale: 0.98 }),
    at(122, 80, crisp(20), { scale: 0.98 }),
    [
      [46, 196],
      [60, 206],
      [190, 202],
      [202, 188],
      [150, 212],
      [96, 212],
    ].map(([x, y], i) => (i % 2 ? ellipse(x, y, 4, 2.8, '#C4374B') : circle(x, y, 1.8, '#FFFFFF'))),
  );

/** A madeleine from its ribbed side: narrow foot at the origin, fluted fan above it. */
const shell = () =>
  path(
    'M-10 0C-22-8-33-34-34-58C-36-66-31-72-27-73C-26-80-19-84-15-83C-12-89-4-90 0-88C4-90 12-89 15-83C19-84 26-80 27-73C31-72 36-66 34-58C33-34 22-8 10 0C5 3-5 3-10 0Z',
    '#DB9C45',
  ) +
  path(
    'M15-83C19-84 26-80 27-73C31-72 36-66 34-58C33-34 22-8 10 0C5 3-5 3-8 1C10-14 22-50 15-83Z',
    '#B5712A',
  ) +
  [-24, -14.5, -5, 5, 14.5, 24]
    .map((x, i) =>
      line(
        `M${n(x * 0.22)} -6C${n(x * 0.7)} -22 ${x} -46 ${n(x * 1.06)} ${n(-74 - Math.cos((x / 30) * 1.4) * 8)}`,
        i > 3 ? '#8F4E18' : '#B97528',
        2.6,
      ),
    )
    .join('') +
  [-19, -9.6, 0]
    .map((x) => line(`M${n(x * 0.5)} -24C${n(x * 0.8)} -36 ${x} -50 ${n(x * 1.04)} -68`, '#F4CD88', 4))
    .join('') +
  path('M-10 0C-12-10 12-10 10 0C5 3-5 3-10 0Z', '#EBB760');

const honeyMadeleine = () =>
  picture(
    plate(184, 104, 37),
    ellipse(120, 190, 88, 22, '#E4D4C0', 'opacity=".8"'),
    at(120, 64, citrus(), { scale: 1.8, tall: 1.5 }),
    [
      [92, 152, -34],
      [148, 152, 34],
      [120, 150, 0],
    ].map(([x, y, turn]) => at(x, y, shell(), { turn, scale: 1.06 })),
    at(108, 188, shell(), { turn: -76, scale: 0.92 }),
    at(130, 189, shell(), { turn: 74, scale: 0.92 }),
    at(121, 200, shell(), { turn: -8, scale: 0.96 }),
    at(148, 52, sprig(), { scale: 1 }),
  );

export const smallBakes = {
  'snowflake-crisp': snowflakeCrisp,
  'honey-madeleine': honeyMadeleine,
};
