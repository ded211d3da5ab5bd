import { at, ellipse, line, n, path, picture, plate, repeat, scatter, shadow } from './pen.mjs';

/** A wooden board with a rounded grip to the right, seen like the plates. */
const board = (cy) =>
  shadow(124, cy + 12, 106, 24) +
  path(`M28 ${cy + 2}C28 ${cy - 18} 60 ${cy - 26} 120 ${cy - 26}S212 ${cy - 18} 212 ${cy + 2}V${cy + 8}C212 ${cy + 28} 180 ${cy + 36} 120 ${cy + 36}S28 ${cy + 28} 28 ${cy + 8}Z`, '#B98453') +
  path(`M28 ${cy + 2}C28 ${cy - 18} 60 ${cy - 26} 120 ${cy - 26}S212 ${cy - 18} 212 ${cy + 2}S180 ${cy + 29} 120 ${cy + 29}S28 ${cy + 22} 28 ${cy + 2}Z`, '#DDB07C') +
  line(`M46 ${cy - 4}C80 ${cy - 12} 150 ${cy - 12} 196 ${cy - 5}M40 ${cy + 8}C80 ${cy + 2} 160 ${cy + 4} 204 ${cy + 9}M60 ${cy + 19}C100 ${cy + 14} 150 ${cy + 15} 184 ${cy + 18}`, '#CB9A63', 1.8);

const loaf = () =>
  path('M-104 4C-106-14-88-24-60-26C-20-29 40-29 70-24C94-20 106-10 104 4C102 20 84 26 50 27C10 29-40 29-66 26C-90 23-102 18-104 4Z', '#C98A3D') +
  path('M104 4C102 20 84 26 50 27C10 29-40 29-66 26C-90 23-102 18-104 4C-80 16-30 18 20 16C60 15 92 14 104 4Z', '#99591F') +
  path('M-98-3C-94-15-80-20-58-22C-20-25 36-25 66-20C50-16 10-18-30-16C-60-15-86-12-98-3Z', '#E2AE63') +
  repeat(5, (i) => at(-68 + i * 34, -3 - Math.sin((i / 4) * Math.PI) * 3,
    path('M-17 11C-14-4 0-15 16-15C20-12 20-8 17-4C8 6-4 14-15 15C-18 15-18 13-17 11Z', '#F6DDAA') +
    path('M-17 11C-4 8 8 0 17-4C8 6-4 14-15 15C-18 15-18 13-17 11Z', '#E0B673') +
    line('M-16 10C-13-4 0-15 16-15', '#8A4A1E', 2.6) +
    line('M-8 6C-3 4 4-1 8-5M-4 10C0 9 4 7 7 4', '#EBC98D', 1.3)));

const baguette = () =>
  picture(
    shadow(124, 196, 100, 20),
    path('M40 156L196 122L214 176L70 210Z', '#FFFDF8'), path('M70 210L214 176L216 182L74 216Z', '#E2D2BE'),
    repeat(5, (i, t) => line(`M${n(62 + t * 120)} ${n(153 - t * 26)}L${n(84 + t * 116)} ${n(205 - t * 28)}`, '#D9A7AE', 2.4)),
    line('M48 170L202 136M58 192L208 158', '#D9A7AE', 2.4),
    at(126, 128, loaf(), { turn: -24, scale: 0.98 }),
    at(118, 158, loaf(), { turn: -14, scale: 1.04 }),
    [[48, 204, '#E9B568'], [60, 212, '#C98A3D'], [200, 190, '#E9B568']].map(([x, y, fill]) => path(`M${x} ${y}l6-2 3 3-5 3z`, fill)),
  );

const milkToast = () =>
  picture(
    board(182),
    path('M60 96C56 74 78 66 96 70C104 60 132 60 142 68C152 60 178 62 186 70C204 68 214 80 208 98L204 166L168 192H60Z', '#B96F26'),
    path('M172 108C184 100 200 96 208 98L204 166L168 192Z', '#9A5818'),
    path('M58 98C54 76 76 66 94 71C104 61 132 60 142 68C152 60 178 62 186 70C204 68 212 78 208 92C196 92 182 98 172 108C156 92 76 92 58 98Z', '#D48E3A'),
    path('M64 88C66 78 80 74 92 77C86 80 76 84 72 92C69 96 63 94 64 88Z', '#F3C47C'), path('M108 73C116 69 126 68 134 71C126 74 116 75 110 78C106 79 105 75 108 73Z', '#F3C47C'), path('M152 71C160 67 170 68 178 71C170 74 160 74 154 77C150 77 149 73 152 71Z', '#F0BC70'),
    line('M97 72C101 76 102 82 101 88M143 69C147 74 148 82 147 88', '#A9631F', 2.2),
    path('M40 122C34 104 50 90 68 94C76 86 110 84 120 92C128 86 150 88 156 100C164 108 162 118 158 124V190C158 195 154 198 150 198H52C47 198 43 195 43 190Z', '#C07A2C'),
    path('M48 122C43 108 56 97 70 101C78 93 108 92 118 99C128 94 146 96 150 106C154 112 153 118 150 124V186C150 189 148 191 145 191H56C53 191 51 189 51 186Z', '#FFF3D9'),
    path('M150 124V186C150 189 148 191 145 191H100C130 186 140 160 138 112C136 104 132 100 128 97C140 96 148 100 150 106C154 112 153 118 150 124Z', '#F6E2B8'),
    path('M60 118C58 110 66 106 74 107C68 112 65 120 65 128C64 132 60 126 60 118Z', '#FFFFFF'),
    [[78, 128, 4, 2.4], [96, 120, 3, 2], [112, 132, 4.4, 2.6], [88, 146, 3.4, 2], [104, 158, 4, 2.4], [74, 166, 3.4, 2], [120, 150, 3, 2], [92, 176, 3.4, 1.8], [126, 172, 3, 1.8], [66, 148, 2.4, 1.6]].map(([x, y, rx, ry]) => ellipse(x, y, rx, ry, '#EAD0A0')),
  );

const saltRollOne = () =>
  path('M-62 16C-70 4-54-8-40-14C-26-30 26-32 42-14C56-8 70 4 62 18C52 30-50 32-62 16Z', '#DE9A48') +
  path('M20-26C40-24 44-16 42-14C56-8 70 4 62 18C54 28-2 31-38 26C8 24 40 6 20-26Z', '#B56C25') +
  path('M-60 16C-52 26 52 28 62 18C54 30-50 32-60 16Z', '#8E4F18') +
  line('M-40-14C-34-4-34 10-40 23M-20-24C-10-10-10 12-18 27M20-25C12-10 12 12 18 28M42-14C37-4 37 10 42 23', '#A9631F', 2) +
  path('M-14-26C-4-28 6-28 14-26C8-14 8 8 12 24H-12C-6 8-6-12-14-26Z', '#EDB463') +
  line('M-7-22C-2-24 4-24 8-23M-36-8C-33-13-29-17-26-19M-54 8C-52 2-48-2-45-4', '#FCE3B4', 3.2) +
  [[-4, -12], [5, -4], [-2, 4], [4, 12], [-24, -6], [26, -2], [0, -19]].map(([x, y]) => path(`M${x - 2.4} ${y}l2.2-2.4 2.8 1.4-1 2.6z`, '#FFFFFF')).join('');

const saltButterRoll = () =>
  picture(
    plate(180, 104, 38),
    ellipse(116, 190, 84, 20, '#E4D4C0', 'opacity=".8"'),
    at(136, 124, saltRollOne(), { scale: 0.98, turn: -8 }),
    at(84, 158, saltRollOne(), { scale: 1.02, turn: -4 }),
    at(162, 172, saltRollOne(), { scale: 0.98, turn: 6 }),
    [[46, 188], [60, 198], [192, 196], [120, 204], [206, 184]].map(([x, y]) => path(`M${x} ${y}l2-2.4 2.8 1.4-1 2.6z`, '#FFFFFF') + path(`M${x + 2} ${y + 1.6}l2.8-2.2-1 2.6z`, '#E2D2BE')),
  );

const spiral = (cx, cy, rx, ry, turns) => {
  const points = Array.from({ length: turns * 26 }, (_, i) => {
    const t = i / (turns * 26 - 1);
    const angle = t * turns * Math.PI * 2 - 0.6;
    const reach = 0.06 + t * 0.94;
    return `${i ? 'L' : 'M'}${n(cx + Math.cos(angle) * rx * reach)} ${n(cy + Math.sin(angle) * ry * reach)}`;
  });
  return points.join('');
};

const cinnamonRoll = () =>
  picture(
    plate(184, 100, 35),
    ellipse(124, 186, 80, 24, '#E4D4C0', 'opacity=".8"'),
    path('M42 120C42 146 44 166 50 178C70 206 170 206 190 178C196 166 198 146 198 120Z', '#D2924A'),
    path('M150 120H198C198 146 196 166 190 178C180 194 152 200 128 199C154 184 158 150 150 120Z', '#A2652A'),
    line('M46 150C70 178 170 178 194 150', '#8A4A1E', 3.4), line('M50 170C74 192 166 192 190 168', '#B8762F', 2),
    ellipse(120, 118, 78, 40, '#DFA257'), ellipse(116, 114, 70, 34, '#EAB873'),
    line(spiral(120, 117, 72, 35, 4), '#7E431A', 5.4), line(spiral(119, 115.4, 71, 34, 4), '#B06A2E', 1.6),
    ['#EEDDC4', '#FFFBF1'].map((ink, i) =>
      at(0, i ? -1.6 : 1.4, line('M54 122C60 100 82 92 90 102C97 114 84 128 94 134C108 140 110 98 126 95C142 95 126 134 140 138C154 140 156 104 170 102C184 103 174 124 188 126', ink, i ? 7.4 : 9))),
    ['M56 120C53 128 52 136 53 143', 'M138 138C139 148 139 158 138 166', 'M187 126C189 134 189 140 188 146', 'M96 134C95 144 96 152 97 159'].map((d) => line(d, '#FFFBF1', 7.4)),
    line('M64 104C68 99 74 97 80 97', '#FFFFFF', 2.4),
    [[112, 104, 20], [150, 122, -20], [74, 122, 40], [112, 138, -10], [158, 96, 30]].map(([x, y, turn]) => at(x, y, path('M-7 2C-7-4-1-6 2-4C6-5 8 0 5 3C2 6-5 6-7 2Z', '#B98450') + path('M-4 2C-2-1 2-1 4 1C2 4-2 4-4 2Z', '#8E5C2E'), { turn })),
  );

const flossBun = (seed) => {
  const roll = scatter(seed);
  const strands = (count, reach, colours) => repeat(count, () => {
    const angle = roll() * Math.PI * 2;
    const r = Math.sqrt(roll()) * reach;
    const x = Math.cos(angle) * 50 * r;
    const y = -6 + Math.sin(angle) * 36 * r;
    const away = x / 50 + y / 36;
    const tone = away < -0.35 ? 2 : away < 0.5 ? 1 : 0;
    return line(`M${n(x - 5)} ${n(y)}q${n(3 + roll() * 4)} ${n(roll() * 10 - 6)} ${n(9 + roll() * 3)} ${n(roll() * 6 - 2)}`, colours[tone], 2.4);
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
      return at(Math.cos(angle) * 46 * r, -10 + Math.sin(angle) * 30 * r, path('M-4-1L3-2L4 1L-3 2Z', '#37553A'), { turn: roll() * 180 });
    }) +
    repeat(10, () => ellipse(roll() * 70 - 38, roll() * 46 - 38, 1.8, 1.1, '#FFF3D2'))
  );
};

const porkFlossBun = () =>
  picture(
    plate(180, 104, 38),
    ellipse(96, 192, 54, 14, '#E4D4C0', 'opacity=".9"'), ellipse(166, 180, 46, 12, '#E4D4C0', 'opacity=".9"'),
    at(162, 140, flossBun(3), { scale: 0.92 }), at(90, 150, flossBun(8), { scale: 1.14 }),
    [[46, 196], [70, 206], [150, 204], [188, 196], [204, 186]].map(([x, y], i) => line(`M${x} ${y}q4-${3 + (i % 2) * 3} 9 ${i % 3}`, i % 2 ? '#C98E42' : '#9C6424', 2)),
  );

const bagelOne = (seed) => {
  const roll = scatter(seed);
  return (
    path('M-66 4C-66-26-38-40 0-40S66-26 66 4C66 30 38 42 0 42S-66 30-66 4Z', '#C9853A') +
    path('M34-35C56-28 66-14 66 4C66 30 38 42 0 42C-12 42-24 40-34 37C34 36 64 4 34-35Z', '#9A5A1E') +
    path('M-60-4C-58-26-34-36 0-36C24-36 42-30 50-22C30-30 0-32-26-24C-44-18-54-8-56 4C-58 8-60 2-60-4Z', '#E8B368') +
    ellipse(0, -4, 19, 9, '#8A4A1E') + path('M-19-4A19 9 0 0 0 19-4C14 4-14 4-19-4Z', '#D8A25A') + ellipse(0, -7, 15, 5, '#6A3413') +
    line('M-46-18C-40-25-30-30-20-32', '#FCE3B4', 4) +
    repeat(95, () => {
      const angle = roll() * Math.PI * 2;
      const r = 0.46 + roll() * 0.48;
      const y = Math.sin(angle) * 34 * r - 2;
      if (y > 26) return '';
      return at(Math.cos(angle) * 58 * r, y, ellipse(0, 0, 2.7, 1.6, roll() > 0.22 ? '#FFF1CE' : '#3A2A1E'), { turn: roll() * 180 });
    })
  );
};

const sesameBagel = () =>
  picture(
    board(184),
    at(150, 118, bagelOne(4), { scale: 0.92, turn: -14 }),
    at(94, 160, bagelOne(6), { scale: 1.1 }),
    repeat(12, (i) => at(168 + ((i * 17) % 34), 176 + ((i * 11) % 22), ellipse(0, 0, 2.5, 1.5, i % 4 ? '#FFF1CE' : '#3A2A1E'), { turn: i * 40 })),
  );

export const bread = {
  baguette,
  'milk-toast': milkToast,
  'salt-butter-roll': saltButterRoll,
  'cinnamon-roll': cinnamonRoll,
  'pork-floss-bun': porkFlossBun,
  'sesame-bagel': sesameBagel,
};
