import { around, at, circle, clipped, ellipse, line, n, path, picture, plate, repeat, scatter, shadow } from './pen.mjs';
import { citrus, sprig } from './toppings.mjs';

/** A piped butter cookie, seen from above at the plates' angle; [base, groove, light]. */
const pipedCookie = ([base, groove, light]) =>
  ellipse(0, 3, 17, 11.4, groove) +
  repeat(8, (i) => at(0, 0, ellipse(0, -9.6, 6, 6.4, base) + line('M-2.4-13C-4-9-3-5 0-2', groove, 1.5), { turn: i * 45, tall: 0.68, scale: 1 })) +
  ellipse(0, 0, 7, 4.6, base) + line('M-3 0C-2-3 3-2 2 .4C1.4 2-1 1.6-1 .4', groove, 1.4) + line('M-11-5C-9-8-6-9.4-3-9.8', light, 2);

const butterCookieTin = () => {
  const tastes = [['#EFC36F', '#C98F3C', '#FBE5B2'], ['#7A4A30', '#4F2C1A', '#B07E5E'], ['#A3B667', '#77893F', '#D2DFA2'], ['#D9B48A', '#A9815A', '#F2DDC0']];
  return picture(
    shadow(126, 206, 104, 20),
    // the lid leans behind
    at(150, 92, ellipse(4, 4, 74, 62, '#4F6D86') + ellipse(0, 0, 74, 62, '#7FA0BA') + ellipse(-2, -2, 66, 54, '#96B4CB') + path('M40-44C66-30 72 0 56 26C44 44 20 52-4 52C40 40 62 0 40-44Z', '#86A6BF') +
      repeat(14, (i) => at(-2, -2, ellipse(0, -47, 4, 5, '#F5E6C8'), { turn: i * (360 / 14), tall: 0.84, scale: 1 })) + circle(-2, -2, 23, '#F5E6C8') + circle(-2, -2, 19, '#FFFBF2') +
      at(-2, 2, path('M-9 3C-10-4-4-9 0-13C4-9 10-4 9 3C8 9-8 9-9 3Z', '#DE4A54') + path('M2-11C6-7 10-3 9 3C8 7 2 8-1 7.6C6 4 6-4 2-11Z', '#BC3342') + line('M-5 0C-5-2-4-4-2.6-5', '#F79C97', 1.6)), { turn: 14 }),
    path('M24 142A90 36 0 0 0 204 142V178A90 36 0 0 1 24 178Z', '#7FA0BA'),
    path('M150 174C178 168 204 158 204 142V178C204 196 172 210 134 213C148 202 150 188 150 174Z', '#5F8099'),
    path('M24 150A90 36 0 0 0 204 150V157A90 36 0 0 1 24 157Z', '#F5E6C8', 'opacity=".9"'),
    path('M34 164C36 180 40 190 46 196L58 201C52 190 50 180 49 170Z', '#B9D0E0', 'opacity=".8"'),
    ellipse(114, 142, 90, 36, '#C9DAE6'), ellipse(114, 142, 84, 32, '#5F8099'), ellipse(114, 144, 82, 30, '#FFFBF2'),
    around(11, 114, 144, 66, 21, (x, y, i) => at(x, y, pipedCookie(tastes[i % 4]), { scale: 1 })),
    around(5, 114, 139, 33, 10, (x, y, i) => at(x, y, pipedCookie(tastes[(i + 2) % 4]), { scale: 1.04 })),
    at(114, 133, pipedCookie(tastes[0]), { scale: 1.08 }),
  );
};

const chipCookie = (seed) => {
  const roll = scatter(seed);
  return (
    path('M-64 2C-66-16-44-28-20-30C10-34 48-28 60-12C70 4 60 20 40 26C10 34-30 32-50 22C-60 17-64 10-64 2Z', '#A9692B') +
    path('M-64-4C-66-20-44-32-20-34C10-38 48-32 60-16C70 0 60 14 40 20C10 28-30 26-50 16C-60 11-64 4-64-4Z', '#D49A55') +
    path('M28-35C48-31 56-22 60-16C70 0 60 14 40 20C20 26-6 26-26 23C30 20 54-8 28-35Z', '#B97B38') +
    path('M-56-8C-54-20-38-27-18-29C-4-30 4-28-4-26C-22-23-38-17-46-6C-50 0-57 0-56-8Z', '#EBBF80') +
    line('M-30-2C-24-6-16-4-12 1M8 12C14 8 22 9 26 13M16-22C22-20 28-16 30-12', '#AD7131', 1.8) +
    repeat(9, (i) => {
      const angle = i * 2.4 + roll();
      const r = 0.24 + (i % 3) * 0.27;
      return at(Math.cos(angle) * 54 * r, -6 + Math.sin(angle) * 23 * r,
        path('M-9 1C-9-5-2-8 4-6C10-5 11 2 6 5C0 8-8 7-9 1Z', '#4A2A1C') + path('M4-6C10-5 11 2 6 5C0 8-4 7.6-7 6C2 5 8 0 4-6Z', '#2F1810') + line('M-5-2C-3-4.4 0-5 2-4.4', '#8A5D49', 1.8), { turn: roll() * 60 - 30, scale: 0.85 + roll() * 0.4 });
    }) +
    repeat(10, () => path(`M${n(roll() * 90 - 48)} ${n(roll() * 40 - 26)}l1.8-1.8 2 1-.8 2z`, '#FFFFFF'))
  );
};

const chocChipCookie = () =>
  picture(
    plate(186, 102, 34),
    ellipse(124, 190, 76, 20, '#E4D4C0', 'opacity=".8"'),
    at(120, 180, chipCookie(11), { scale: 1.12 }), at(126, 158, chipCookie(23), { scale: 1.1, turn: 4 }), at(116, 136, chipCookie(31), { scale: 1.1, turn: -3 }),
    at(118, 96, path('M-58-4C-58-22-34-34-10-34C-4-24-8-14-2-6C-8 2-4 14-12 24C-40 22-56 12-58-4Z', '#D49A55') + path('M-12 24C-40 22-56 12-58-4C-44 12-28 17-7 16Z', '#A9692B') + path('M-10-34C-4-24-8-14-2-6C-8 2-4 14-12 24C-16 14-12 4-16-4C-10-14-16-24-10-34Z', '#F0C98F') +
      path('M-16-8C-8-6 6-10 10-4C16 0 14 4 8 3C6 10 2 8 0 4C-6 4-12 4-15 2Z', '#4A2A1C') + line('M-11-4C-6-3 2-5 6-3', '#8A5D49', 1.8) +
      path('M-52-8C-50-20-34-28-18-29C-30-24-40-16-43-6C-45 0-53-2-52-8Z', '#EBBF80') +
      [[-38, 2], [-30, -16], [-24, 8]].map(([x, y]) => ellipse(x, y, 6, 4.4, '#4A2A1C') + line(`M${x - 3} ${y - 1.6}l3-1`, '#8A5D49', 1.6)).join(''), { turn: 10, scale: 1.1 }),
    at(152, 100, path('M-12-34C14-34 50-22 52-2C52 14 32 24-6 24C0 14-6 4 0-4C-6-12 0-24-12-34Z', '#D49A55') + path('M52-2C52 14 32 24-6 24L-4 17C26 18 46 10 50-8Z', '#A9692B') + path('M24-29C40-24 51-14 52-2C52 14 32 24-6 24C28 16 44-6 24-29Z', '#B97B38') + path('M-12-34C0-24-6-12 0-4C-6 4 0 14-6 24C-2 14 2 4-2-4C2-14 0-26-12-34Z', '#F0C98F') +
      [[14, -16], [30, -4], [16, 8], [4, -24]].map(([x, y]) => ellipse(x, y, 6, 4.4, '#4A2A1C') + line(`M${x - 3} ${y - 1.6}l3-1`, '#8A5D49', 1.6)).join(''), { turn: -6, scale: 0.98 }),
    [[58, 204, '#C98A3D'], [188, 202, '#A9692B'], [200, 192, '#D49A55']].map(([x, y, fill]) => path(`M${x} ${y}l6-2 3 3-5 3z`, fill)),
  );

/** A macaron from the side, 60 wide; [shell, shade, light, filling]. */
const macaronOne = ([shell, shade, light, filling]) =>
  path('M-30 6C-31 15-22 20 0 20S31 15 30 6Z', shell) + path('M6 6H30C31 15 22 20 0 20C10 17 10 12 6 6Z', shade) +
  path('M-29 2H29V8H-29Z', filling) + path('M8 2H29V8H12Z', '#000', 'opacity=".10"') +
  repeat(10, (_, t) => circle(-27 + t * 54, -1, 3.4, t > 0.6 ? shade : shell) + circle(-27 + t * 54, 8.6, 3.2, t > 0.6 ? shade : shell)) +
  path('M-30-2C-31-18-18-25 0-25S31-18 30-2C20 2-20 2-30-2Z', shell) + path('M10-24C24-21 31-14 30-2C24 1 10 1.6 0 1.4C16-4 20-14 10-24Z', shade) +
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
    at(66, 172, macaronOne(macarons.pistachio), { scale: 1 }), at(176, 172, macaronOne(macarons.taro), { scale: 1 }), at(121, 178, macaronOne(macarons.caramel), { scale: 1.04 }),
    at(94, 132, macaronOne(macarons.lemon), { scale: 1.02 }), at(150, 132, macaronOne(macarons.cocoa), { scale: 1.02 }),
    at(122, 90, macaronOne(macarons.berry), { scale: 1.06 }),
    at(128, 66, sprig(), { scale: 0.7 }),
  );

const crisp = (seed) => {
  const roll = scatter(seed);
  const studs = (count, x0, y0, w, h) => repeat(count, (i) => {
    const x = x0 + roll() * w;
    const y = y0 + roll() * h;
    return [
      ellipse(x, y, 5.4, 4, '#C4374B') + line(`M${n(x - 2)} ${n(y - 1.4)}l2.4-.8`, '#EB98A2', 1.4),
      ellipse(x, y, 5.6, 3.8, '#C98E4E') + ellipse(x - 1, y - 1, 2.6, 1.4, '#E6B983'),
      path(`M${n(x - 6)} ${n(y - 2)}l8-3 5 4-7 4z`, '#E7C583') + path(`M${n(x - 6)} ${n(y - 2)}l6 5 7-4z`, '#C99A52'),
    ][i % 3];
  });
  return (
    path('M-40-16L8-30L42-16V14L-4 32L-40 14Z', '#FFF6E6') + path('M-4 2L42-16V14L-4 32Z', '#EAD6BC') + path('M-40-16L-4 2V32L-40 14Z', '#F8E9D2') +
    clipped(`s${seed}`, 'M-40-16L-4 2V32L-40 14Z', studs(7, -38, -10, 32, 34)) +
    clipped(`r${seed}`, 'M-4 2L42-16V14L-4 32Z', `<g opacity=".86">${studs(8, 0, -8, 40, 34)}</g>`) +
    path('M-40-16L8-30L42-16L-4 2Z', '#FFFEFA') + clipped(`q${seed}`, 'M-40-16L8-30L42-16L-4 2Z', `<g opacity=".8">${studs(5, -30, -26, 60, 20)}</g>`) +
    repeat(12, () => circle(roll() * 60 - 28, roll() * 16 - 20, 1.3, '#FFFFFF'))
  );
};

const snowflakeCrisp = () =>
  picture(
    plate(184, 104, 36),
    ellipse(124, 190, 86, 21, '#E4D4C0', 'opacity=".8"'),
    at(74, 160, crisp(2), { scale: 1.02 }), at(166, 164, crisp(5), { scale: 1.02 }), at(118, 176, crisp(9), { scale: 0.96 }),
    at(98, 116, crisp(14), { scale: 1 }), at(148, 118, crisp(17), { scale: 0.98 }), at(122, 80, crisp(20), { scale: 0.98 }),
    [[46, 196], [60, 206], [190, 202], [202, 188], [150, 212], [96, 212]].map(([x, y], i) => (i % 2 ? ellipse(x, y, 4, 2.8, '#C4374B') : circle(x, y, 1.8, '#FFFFFF'))),
  );

const shell = () =>
  path('M0-44C26-44 42-20 40 6C38 26 20 40 0 42C-20 40-38 26-40 6C-42-20-26-44 0-44Z', '#DB9C45') +
  path('M16-40C34-32 42-14 40 6C38 26 20 40 0 42C-6 41.6-12 40-18 37C24 30 36-6 16-40Z', '#B5712A') +
  repeat(7, (i) => line(`M${n(-8 + i * 2.7)} 34C${n(-20 + i * 6.6)} 16 ${n(-30 + i * 10)} -8 ${n(-26 + i * 8.7)} ${n(-26 - Math.sin((i / 6) * Math.PI) * 14)}`, i > 3 ? '#98571B' : '#C07E2E', 2.6)) +
  repeat(3, (i) => line(`M${n(-13 + i * 3.4)} 22C${n(-23 + i * 7)} 6 ${n(-28 + i * 9.4)} -8 ${n(-24 + i * 9)} ${n(-20 - i * 5)}`, '#F2C981', 3.4)) +
  path('M-10 40C-8 30 8 30 10 40C6 44-6 44-10 40Z', '#E8B25C');

const honeyMadeleine = () =>
  picture(
    plate(182, 104, 37),
    ellipse(120, 188, 88, 22, '#E4D4C0', 'opacity=".8"'),
    at(150, 108, at(0, 0, citrus(), { scale: 1.7, tall: 1.5 })),
    at(64, 136, shell(), { turn: -38, scale: 1 }), at(180, 146, shell(), { turn: 34, scale: 0.98 }), at(118, 128, shell(), { turn: -6, scale: 1.1 }),
    at(86, 172, shell(), { turn: -70, scale: 0.92 }), at(152, 178, shell(), { turn: 62, scale: 0.9 }),
    path('M108 84C112 78 122 80 126 86C134 96 132 108 136 116C140 126 130 130 127 120C124 110 116 108 115 118C113 126 105 122 107 112C108 102 104 92 108 84Z', '#F2B632', 'opacity=".92"'), line('M112 88C114 85 118 85 120 88', '#FFE9A8', 2.6),
    at(168, 96, sprig(), { scale: 0.9 }),
  );

export const cookies = {
  'butter-cookie-tin': butterCookieTin,
  'choc-chip-cookie': chocChipCookie,
  macaron,
  'snowflake-crisp': snowflakeCrisp,
  'honey-madeleine': honeyMadeleine,
};
