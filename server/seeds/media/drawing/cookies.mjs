import {
  around,
  at,
  circle,
  ellipse,
  line,
  n,
  path,
  picture,
  plate,
  repeat,
  scatter,
  shadow,
} from './pen.mjs';
import { sprig } from './toppings.mjs';

/** A piped butter cookie, seen from above at the plates' angle; [base, groove, light]. */
const pipedCookie = ([base, groove, light]) =>
  ellipse(0, 3, 17, 11.4, groove) +
  repeat(8, (i) =>
    at(0, 0, ellipse(0, -9.6, 6, 6.4, base) + line('M-2.4-13C-4-9-3-5 0-2', groove, 1.5), {
      turn: i * 45,
      tall: 0.68,
      scale: 1,
    }),
  ) +
  ellipse(0, 0, 7, 4.6, base) +
  line('M-3 0C-2-3 3-2 2 .4C1.4 2-1 1.6-1 .4', groove, 1.4) +
  line('M-11-5C-9-8-6-9.4-3-9.8', light, 2);

const butterCookieTin = () => {
  const tastes = [
    ['#EFC36F', '#C98F3C', '#FBE5B2'],
    ['#7A4A30', '#4F2C1A', '#B07E5E'],
    ['#A3B667', '#77893F', '#D2DFA2'],
    ['#D9B48A', '#A9815A', '#F2DDC0'],
  ];
  return picture(
    shadow(126, 206, 104, 20),
    // the lid leans behind
    at(
      150,
      92,
      ellipse(4, 4, 74, 62, '#4F6D86') +
        ellipse(0, 0, 74, 62, '#7FA0BA') +
        ellipse(-2, -2, 66, 54, '#96B4CB') +
        path('M40-44C66-30 72 0 56 26C44 44 20 52-4 52C40 40 62 0 40-44Z', '#86A6BF') +
        repeat(14, (i) =>
          at(-2, -2, ellipse(0, -47, 4, 5, '#F5E6C8'), { turn: i * (360 / 14), tall: 0.84, scale: 1 }),
        ) +
        circle(-2, -2, 23, '#F5E6C8') +
        circle(-2, -2, 19, '#FFFBF2') +
        at(
          -2,
          2,
          path('M-9 3C-10-4-4-9 0-13C4-9 10-4 9 3C8 9-8 9-9 3Z', '#DE4A54') +
            path('M2-11C6-7 10-3 9 3C8 7 2 8-1 7.6C6 4 6-4 2-11Z', '#BC3342') +
            line('M-5 0C-5-2-4-4-2.6-5', '#F79C97', 1.6),
        ),
      { turn: 14 },
    ),
    path('M24 142A90 36 0 0 0 204 142V178A90 36 0 0 1 24 178Z', '#7FA0BA'),
    path('M150 174C178 168 204 158 204 142V178C204 196 172 210 134 213C148 202 150 188 150 174Z', '#5F8099'),
    path('M24 150A90 36 0 0 0 204 150V157A90 36 0 0 1 24 157Z', '#F5E6C8', 'opacity=".9"'),
    path('M34 164C36 180 40 190 46 196L58 201C52 190 50 180 49 170Z', '#B9D0E0', 'opacity=".8"'),
    ellipse(114, 142, 90, 36, '#C9DAE6'),
    ellipse(114, 142, 84, 32, '#5F8099'),
    ellipse(114, 144, 82, 30, '#FFFBF2'),
    around(11, 114, 144, 66, 21, (x, y, i) => at(x, y, pipedCookie(tastes[i % 4]), { scale: 1 })),
    around(5, 114, 139, 33, 10, (x, y, i) => at(x, y, pipedCookie(tastes[(i + 2) % 4]), { scale: 1.04 })),
    at(114, 133, pipedCookie(tastes[0]), { scale: 1.08 }),
  );
};

const chipCookie = (seed) => {
  const roll = scatter(seed);
  return (
    path(
      'M-64 2C-66-16-44-28-20-30C10-34 48-28 60-12C70 4 60 20 40 26C10 34-30 32-50 22C-60 17-64 10-64 2Z',
      '#A9692B',
    ) +
    path(
      'M-64-4C-66-20-44-32-20-34C10-38 48-32 60-16C70 0 60 14 40 20C10 28-30 26-50 16C-60 11-64 4-64-4Z',
      '#D49A55',
    ) +
    path('M28-35C48-31 56-22 60-16C70 0 60 14 40 20C20 26-6 26-26 23C30 20 54-8 28-35Z', '#B97B38') +
    path('M-56-8C-54-20-38-27-18-29C-4-30 4-28-4-26C-22-23-38-17-46-6C-50 0-57 0-56-8Z', '#EBBF80') +
    [
      [-34, 4],
      [-10, -22],
      [-8, 10],
      [18, -6],
      [40, -18],
      [42, 6],
      [14, 18],
      [-30, -14],
      [-46, -4],
    ]
      .map(([x, y], i) =>
        chunk(x + roll() * 6 - 3, y + roll() * 4 - 2, 0.62 + (i % 3) * 0.14, roll() * 50 - 25),
      )
      .join('') +
    repeat(8, () => path(`M${n(roll() * 90 - 48)} ${n(roll() * 34 - 22)}l1.8-1.8 2 1-.8 2z`, '#FFFFFF'))
  );
};

/** A broken piece of dark chocolate. */
const chunk = (x, y, scale, turn) =>
  at(
    x,
    y,
    path('M-10 2L-7-6L3-8L11-2L8 6L-4 8Z', '#4A2A1C') +
      path('M3-8L11-2L8 6L-4 8L1 0Z', '#2F1810') +
      line('M-6-4L1-5.4', '#8A5D49', 2),
    { scale, turn },
  );

/** The same cookie standing on its edge, face to us, one bite taken. */
const standingCookie = () =>
  path(
    'M-50 6C-54-26-28-52 4-52C14-52 22-50 30-46C28-38 34-32 40-34C40-26 46-20 53-22C58 0 50 30 30 42C6 56-46 50-50 6Z',
    '#A9692B',
  ) +
  path(
    'M-54 4C-58-28-32-54 0-54C10-54 18-52 26-48C24-40 30-34 36-36C36-28 42-22 49-24C54-2 46 28 26 40C2 54-50 48-54 4Z',
    '#D49A55',
  ) +
  path('M49-24C54-2 46 28 26 40C10 49-16 49-34 37C8 40 38 14 36-30C38-26 43-22 49-24Z', '#B97B38') +
  path('M-45 0C-46-24-28-42-6-44C-2-44 0-40-6-38C-22-34-34-22-36-2C-37 6-45 6-45 0Z', '#EBBF80') +
  line('M26-48C24-40 30-34 36-36C36-28 42-22 49-24', '#F3D7A6', 4) +
  line('M-20-14C-14-18-6-16-4-10M4 18C10 14 18 16 20 22', '#AD7131', 2) +
  [
    [-28, -20, 1],
    [2, -32, 0.9],
    [-8, -6, 1.15],
    [20, -14, 1],
    [-32, 10, 0.9],
    [12, 8, 1.1],
    [-14, 26, 1.05],
    [30, 12, 0.8],
    [10, 32, 0.8],
    [34, -6, 0.7],
  ]
    .map(([x, y, scale], i) => chunk(x, y, scale, i * 37))
    .join('') +
  [
    [-18, 6],
    [6, -18],
    [22, 24],
    [-36, -6],
    [14, -40],
    [-4, 14],
  ]
    .map(([x, y]) => path(`M${x} ${y}l2-2 2.2 1.1-.9 2.2z`, '#FFFFFF'))
    .join('');

const chocChipCookie = () =>
  picture(
    plate(184, 104, 36),
    ellipse(120, 190, 84, 21, '#E4D4C0', 'opacity=".8"'),
    at(98, 178, chipCookie(11), { scale: 0.98 }),
    at(102, 156, chipCookie(23), { scale: 0.96, turn: 3 }),
    at(94, 134, chipCookie(31), { scale: 0.97, turn: -3 }),
    at(99, 112, chipCookie(47), { scale: 0.95, turn: 1 }),
    at(158, 152, standingCookie(), { scale: 0.98, turn: 8 }),
    [
      [58, 206, '#C98A3D'],
      [66, 211, '#A9692B'],
      [206, 194, '#D49A55'],
    ].map(([x, y, fill]) => path(`M${x} ${y}l6-2 3 3-5 3z`, fill)),
  );

/** A macaron from the side, 60 wide; [shell, shade, light, filling]. */
const macaronOne = ([shell, shade, light, filling]) =>
  path('M-30 6C-31 15-22 20 0 20S31 15 30 6Z', shell) +
  path('M6 6H30C31 15 22 20 0 20C10 17 10 12 6 6Z', shade) +
  path('M-29 2H29V8H-29Z', filling) +
  path('M8 2H29V8H12Z', '#000', 'opacity=".10"') +
  repeat(
    10,
    (_, t) =>
      circle(-27 + t * 54, -1, 3.4, t > 0.6 ? shade : shell) +
      circle(-27 + t * 54, 8.6, 3.2, t > 0.6 ? shade : shell),
  ) +
  path('M-30-2C-31-18-18-25 0-25S31-18 30-2C20 2-20 2-30-2Z', shell) +
  path('M10-24C24-21 31-14 30-2C24 1 10 1.6 0 1.4C16-4 20-14 10-24Z', shade) +
  path('M-23-8C-22-16-13-20-4-20C-12-17-17-12-18-7C-19-3-24-4-23-8Z', light);

const macarons = {
  berry: ['#E58FA0', '#C96C81', '#F9CDD4', '#B4344A'],
  pistachio: ['#B5CC8E', '#93AD6A', '#DDEBC3', '#F3EBC8'],
  lemon: ['#F8DC7E', '#E0BC52', '#FDF2C2', '#FFF8E0'],
  caramel: ['#DBA866', '#BC8444', '#F3D5A6', '#8A4A1E'],
  cocoa: ['#8A5A42', '#6A402C', '#BD8E74', '#3C2117'],
  taro: ['#C4A8D4', '#A385B6', '#E4D3EC', '#F6EEF8'],
};

const macaron = () =>
  picture(
    plate(186, 102, 34),
    ellipse(124, 192, 84, 20, '#E4D4C0', 'opacity=".8"'),
    at(66, 172, macaronOne(macarons.pistachio), { scale: 1 }),
    at(176, 172, macaronOne(macarons.taro), { scale: 1 }),
    at(121, 178, macaronOne(macarons.caramel), { scale: 1.04 }),
    at(94, 132, macaronOne(macarons.lemon), { scale: 1.02 }),
    at(150, 132, macaronOne(macarons.cocoa), { scale: 1.02 }),
    at(122, 90, macaronOne(macarons.berry), { scale: 1.06 }),
    at(128, 66, sprig(), { scale: 0.7 }),
  );

export const cookies = {
  'butter-cookie-tin': butterCookieTin,
  'choc-chip-cookie': chocChipCookie,
  macaron,
};
