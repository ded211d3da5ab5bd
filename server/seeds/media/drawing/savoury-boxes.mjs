import { at, circle, ellipse, line, path, picture, rect, repeat, scatter, shadow } from './pen.mjs';

/** A flaky round pastry with a red stamp, seen from above; 56 wide. */
const flaky = () =>
  path('M-28-2C-28 10-22 18-16 20C-6 23 8 23 17 20C24 17 28 10 28-2Z', '#D9A35A') +
  path('M10 0H28C28 10 24 17 17 20C12 22 4 22.4-2 22C8 16 12 8 10 0Z', '#B27A34') +
  line('M-26 6C-14 14 14 14 26 6M-23 12C-12 19 12 19 23 12', '#B9833E', 1.6) +
  ellipse(0, -4, 28, 14, '#F3D9A2') +
  path('M12-16.6C22-13 28-9 28-4C28 4 15 10 0 10C16 4 20-8 12-16.6Z', '#DDB673') +
  ellipse(-4, -6, 19, 8, '#F9E6BC') +
  ellipse(0, -4.4, 8.6, 4.6, 'none', 'stroke="#C23B3B" stroke-width="1.6"') +
  line('M-4-4.4H4M0-7V-1.6', '#C23B3B', 1.5) +
  [
    [-14, -8],
    [-10, 1],
    [11, 2],
    [14, -9],
    [-2, 5],
    [2, -13],
  ]
    .map(([x, y]) => ellipse(x, y, 1.8, 1, '#FFFBEC') + ellipse(x + 0.6, y + 0.5, 1.2, 0.5, '#C99A52'))
    .join('');

const crabPorkBox = () => {
  const roll = scatter(4);
  return picture(
    shadow(124, 206, 106, 17),
    path('M30 58L196 46L210 140L38 146Z', '#E9D3AC'),
    path('M168 48L196 46L210 140L178 142C184 110 182 76 168 48Z', '#D6B986'),
    line('M42 68L186 58L197 130L48 136Z', '#B4344A', 1.6),
    // a crab in one ink, as printed on the lid
    at(
      118,
      100,
      path('M-24 4C-24-10-12-16 0-16S24-10 24 4C20 14 10 17 0 17S-20 14-24 4Z', '#C8504A') +
        path('M8-15C18-12 24-6 24 4C20 14 10 17 0 17C12 10 16-4 8-15Z', '#A83A38') +
        line(
          'M-22 8L-34 14M-20 12L-30 22M22 8L34 14M20 12L30 22M-23 2L-36 2M23 2L36 2M-18-10C-26-16-30-18-30-24M18-10C26-16 30-18 30-24',
          '#B4443F',
          3.4,
        ) +
        path('M-30-22C-40-24-40-38-30-40C-33-34-30-32-26-36C-22-30-24-24-30-22Z', '#C8504A') +
        path('M30-22C40-24 40-38 30-40C33-34 30-32 26-36C22-30 24-24 30-22Z', '#A83A38') +
        circle(-6, -17, 2.6, '#5E1A1A') +
        circle(6, -17, 2.6, '#5E1A1A') +
        line('M-8 4C-4 8 4 8 8 4', '#F0A79C', 2) +
        line('M-16-4C-14-9-9-11-5-11', '#EE9C92', 2.4),
    ),
    path('M24 146L44 126H204L218 146Z', '#FBF0DA'),
    path('M24 146L44 126H204L206 132H48L34 147Z', '#DCC29A'),
    [
      [64, 136],
      [112, 134],
      [160, 136],
      [196, 139],
    ].map(([x, y]) => at(x, y, flaky(), { scale: 0.8 })),
    [
      [48, 148],
      [94, 150],
      [142, 150],
      [186, 150],
    ].map(([x, y]) => at(x, y, flaky(), { scale: 0.86 })),
    path('M22 152H220V194C220 199 216 203 211 203H31C26 203 22 199 22 194Z', '#E9D3AC'),
    path('M176 152H220V194C220 199 216 203 211 203H164C174 188 178 170 176 152Z', '#D0B27E'),
    path('M22 152H220V156H22Z', '#F6E6C6'),
    path('M22 164H220V190H22Z', '#B4344A'),
    path('M175 164H220V190H170C174 182 175.500 174 175 164Z', '#942539'),
    rect(96, 169, 48, 16, 8, '#F9E6BC'),
    line('M106 177H134', '#B4344A', 2),
    // one broken open, steam of crab roe
    at(58, 196, flaky(), { scale: 1.02, turn: -10 }),
    at(
      110,
      200,
      path('M-30-2C-30 12-20 20 2 20C22 20 30 10 30-2C20-16-18-16-30-2Z', '#E6C083') +
        path('M-30-2C-18-14 18-14 30-2C22 10-22 12-30-2Z', '#A85A2C') +
        path('M-26-2C-16-10 14-10 25-2C18 6-18 8-26-2Z', '#C9743A') +
        repeat(14, () =>
          circle(
            roll() * 40 - 20,
            roll() * 9 - 6,
            1.6 + roll() * 1.6,
            ['#F3A63A', '#8A4526', '#FBD07A'][Math.floor(roll() * 3)],
          ),
        ) +
        line('M-24 8C-12 15 12 15 25 7M-18 14C-8 18 8 18 19 13', '#BE8A45', 1.7),
      { scale: 0.98 },
    ),
  );
};

export const savouryBoxes = {
  'crab-pork-box': crabPorkBox,
};
