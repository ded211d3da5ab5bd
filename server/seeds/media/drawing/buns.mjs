import { board } from './bread.mjs';
import { at, ellipse, line, n, path, picture, plate, repeat, scatter } from './pen.mjs';

const flossBun = (seed) => {
  const roll = scatter(seed);
  const strands = (count, reach, colours) =>
    repeat(count, () => {
      const angle = roll() * Math.PI * 2;
      const r = Math.sqrt(roll()) * reach;
      const x = Math.cos(angle) * 50 * r;
      const y = -6 + Math.sin(angle) * 36 * r;
      const away = x / 50 + y / 36;
      const tone = away < -0.35 ? 2 : away < 0.5 ? 1 : 0;
      return line(
        `M${n(x - 5)} ${n(y)}q${n(3 + roll() * 4)} ${n(roll() * 10 - 6)} ${n(9 + roll() * 3)} ${n(roll() * 6 - 2)}`,
        colours[tone],
        2.4,
      );
    });
  return (
    path('M-52-2C-54-30-28-46 0-46S54-30 52-2C50 24 28 36 0 36S-50 24-52-2Z', '#C08538') +
    path('M20-43C44-36 54-20 52-2C50 24 28 36 0 36C32 24 44-12 20-43Z', '#9A6424') +
    strands(150, 1, ['#A86F2C', '#D39B4F', '#EDC47F']) +
    path('M-50 2C-30 16 30 16 51 1C51 6 50 10 48 13C28 24-28 24-48 14C-50 10-50 6-50 2Z', '#FBE7AE') +
    path('M14 12C30 11 44 6 51 1C51 6 50 10 48 13C38 19 26 22 12 22Z', '#E5C77C') +
    line('M-46 6C-30 14-10 16 6 16', '#FFF8E0', 2.6) +
    strands(34, 0.92, ['#A66C28', '#D29A4E', '#E9C07C']) +
    repeat(13, () => {
      const angle = roll() * Math.PI * 2;
      const r = Math.sqrt(roll()) * 0.8;
      return at(
        Math.cos(angle) * 46 * r,
        -10 + Math.sin(angle) * 30 * r,
        path('M-4-1L3-2L4 1L-3 2Z', '#37553A'),
        { turn: roll() * 180 },
      );
    }) +
    repeat(10, () => ellipse(roll() * 70 - 38, roll() * 46 - 38, 1.8, 1.1, '#FFF3D2'))
  );
};

const porkFlossBun = () =>
  picture(
    plate(180, 104, 38),
    ellipse(96, 192, 54, 14, '#E4D4C0', 'opacity=".9"'),
    ellipse(166, 180, 46, 12, '#E4D4C0', 'opacity=".9"'),
    at(162, 140, flossBun(3), { scale: 0.92 }),
    at(90, 150, flossBun(8), { scale: 1.14 }),
    [
      [46, 196],
      [70, 206],
      [150, 204],
      [188, 196],
      [204, 186],
    ].map(([x, y], i) =>
      line(`M${x} ${y}q4-${3 + (i % 2) * 3} 9 ${i % 3}`, i % 2 ? '#C98E42' : '#9C6424', 2),
    ),
  );

const bagelOne = (seed) => {
  const roll = scatter(seed);
  return (
    path('M-66 4C-66-26-38-40 0-40S66-26 66 4C66 30 38 42 0 42S-66 30-66 4Z', '#C9853A') +
    path('M34-35C56-28 66-14 66 4C66 30 38 42 0 42C-12 42-24 40-34 37C34 36 64 4 34-35Z', '#9A5A1E') +
    path(
      'M-60-4C-58-26-34-36 0-36C24-36 42-30 50-22C30-30 0-32-26-24C-44-18-54-8-56 4C-58 8-60 2-60-4Z',
      '#E8B368',
    ) +
    ellipse(0, -4, 19, 9, '#8A4A1E') +
    path('M-19-4A19 9 0 0 0 19-4C14 4-14 4-19-4Z', '#D8A25A') +
    ellipse(0, -7, 15, 5, '#6A3413') +
    line('M-46-18C-40-25-30-30-20-32', '#FCE3B4', 4) +
    repeat(95, () => {
      const angle = roll() * Math.PI * 2;
      const r = 0.46 + roll() * 0.48;
      const y = Math.sin(angle) * 34 * r - 2;
      if (y > 26) return '';
      return at(Math.cos(angle) * 58 * r, y, ellipse(0, 0, 2.7, 1.6, roll() > 0.22 ? '#FFF1CE' : '#3A2A1E'), {
        turn: roll() * 180,
      });
    })
  );
};

const sesameBagel = () =>
  picture(
    board(184),
    at(150, 118, bagelOne(4), { scale: 0.92, turn: -14 }),
    at(94, 160, bagelOne(6), { scale: 1.1 }),
    repeat(12, (i) =>
      at(
        168 + ((i * 17) % 34),
        176 + ((i * 11) % 22),
        ellipse(0, 0, 2.5, 1.5, i % 4 ? '#FFF1CE' : '#3A2A1E'),
        { turn: i * 40 },
      ),
    ),
  );

export const buns = {
  'pork-floss-bun': porkFlossBun,
  'sesame-bagel': sesameBagel,
};
