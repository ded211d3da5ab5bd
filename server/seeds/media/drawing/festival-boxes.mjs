import { around, at, circle, clipped, ellipse, line, n, path, picture, rect, repeat, scatter, shadow } from './pen.mjs';
import { osmanthus } from './toppings.mjs';

/** A palmier: two spirals of flaky pastry meeting in the middle. */
const palmier = () =>
  path('M0 18C-14 22-28 14-28-2C-28-16-16-22-7-17C-2-14 0-10 0-6C0-10 2-14 7-17C16-22 28-16 28-2C28 14 14 22 0 18Z', '#C98A3D') +
  path('M0 15C-14 19-28 11-28-5C-28-19-16-25-7-20C-2-17 0-13 0-9C0-13 2-17 7-20C16-25 28-19 28-5C28 11 14 19 0 15Z', '#EBB967') +
  line('M0 13V-8M-4 11C-18 12-23 2-21-6C-19-14-9-15-8-8C-8-3-13-3-14-6M4 11C18 12 23 2 21-6C19-14 9-15 8-8C8-3 13-3 14-6', '#B9722B', 2.2) +
  line('M-24-9C-22-16-16-19-11-18', '#FCE3B4', 2);

const nougat = (tone) => path('M-15-4L5-9L17-3V6L-3 12L-15 5Z', tone[1]) + path('M-15-4L5-9L17-3L-3 3Z', tone[0]) + [[-8, -2], [2, -5], [9, -3], [-2, 0]].map(([x, y]) => ellipse(x, y, 2.6, 1.5, '#C98E4E')).join('') + [[-9, 4], [-4, 7], [6, 4]].map(([x, y]) => ellipse(x, y, 2.2, 1.6, '#B87F3F')).join('');

const roundCookie = () => ellipse(0, 2.6, 16, 10.6, '#C28A3E') + ellipse(0, 0, 16, 10.6, '#F0C87C') + around(8, 0, 0, 10.6, 6.6, (x, y) => ellipse(x, y, 3.4, 2.5, '#E2B05C')) + ellipse(0, 0, 4.6, 3, '#B4344A') + ellipse(-1.2, -0.8, 1.5, 0.8, '#F2A2AC');

const newYearBox = () =>
  picture(
    shadow(122, 206, 104, 16),
    // lid behind: a round window with a knot in gold
    at(164, 86, rect(-54, -48, 108, 96, 8, '#9C2430') + path('M30-48H46C50.4-48 54-44.4 54-40V40C54 44.4 50.4 48 46 48H18C34 20 38-20 30-48Z', '#7F1722') + rect(-46, -40, 92, 80, 5, 'none', 'stroke="#E6BD6A" stroke-width="1.6"') +
      circle(0, 0, 29, '#E6BD6A') + circle(0, 0, 26, '#B5303D') +
      line('M0-16L14-2L0 12L-14-2ZM0-8L8 0L0 8L-8 0ZM-14-2H-20M14-2H20M0-16V-21', '#F4D79B', 2.6) + line('M0 12V18M-4 17V25M0 18V27M4 17V25', '#F4D79B', 1.8), { turn: 8 }),
    path('M20 148L58 116H206L214 148Z', '#F7E8CF'), path('M20 148L58 116H206L208 122H62L28 150Z', '#DCC29A'),
    path('M84 119L66 149H72L89 119ZM150 118L154 150H160L155 118Z', '#C9A56E'),
    [[56, 138], [80, 128], [48, 150], [72, 146]].map(([x, y]) => at(x + 2, y - 2, palmier(), { scale: 0.66 })),
    [[112, 126], [136, 125], [104, 139], [128, 138], [146, 137], [114, 149], [138, 150]].map(([x, y]) => at(x, y, roundCookie(), { scale: 0.86 })),
    [[176, 126], [196, 130], [172, 140], [192, 144], [184, 134], [178, 150], [202, 148]].map(([x, y], i) => at(x, y - 2, nougat(i % 2 ? ['#FFFDF6', '#EBDCC4'] : ['#F8E3DA', '#E4C2B4']), { scale: 0.78 })),
    path('M18 150H216V194C216 199 212 203 207 203H27C22 203 18 199 18 194Z', '#B5303D'),
    path('M168 150H216V194C216 199 212 203 207 203H156C166 188 170 170 168 150Z', '#8E1F2C'),
    path('M18 150H216V155H18Z', '#D1545C'), path('M18 166H216V169H18ZM18 186H216V189H18Z', '#E6BD6A'),
    circle(116, 177, 17, '#E6BD6A'), circle(116, 177, 14.4, '#F9E6BC'),
    at(116, 178, repeat(5, (i) => at(0, 0, ellipse(0, -5, 3.6, 4.6, '#C8414E'), { turn: i * 72 })) + circle(0, 0, 2, '#F2CE6B')),
    line('M26 160V196', '#E4868B', 3, 'opacity=".7"'),
  );

/** A zongzi: a soft tetrahedron of leaf tied with twine, about 80 wide. */
const zongzi = ([light, mid, dark]) =>
  path('M-4-40C6-42 12-36 20-22C30-4 42 12 46 24C48 32 40 36 32 36C10 38-14 38-34 34C-44 32-46 26-42 18C-32 2-20-24-12-36C-10-39-7-40-4-40Z', mid) +
  path('M2-40C10-38 14-32 20-22C30-4 42 12 46 24C48 32 40 36 32 36C22 37 12 37.4 2 37.4C14 12 12-18 2-40Z', dark) +
  path('M-6-36C-16-18-28 4-36 20C-38 26-34 28-30 26C-20 6-10-14-2-34Z', light) +
  line('M-14-22C-6-4-8 18-16 35M-4-38C4-14 4 14 0 37M14-26C22-6 24 18 22 36', dark, 1.8) +
  line('M-34 6C-14 16 16 16 36 4M-26-8C-10 0 10 0 28-10', '#F0E0B8', 3.4) + line('M-34 6C-14 16 16 16 36 4', '#CDB57C', 1) +
  line('M2 12C-6 4-10 12-2 14C-8 22-4 24 2 14C10 22 12 16 4 12C12 6 8 2 2 12Z', '#F0E0B8', 2.6);

const dragonBoatBox = () => {
  const leafTones = ['#A3BC6E', '#7D9C4C', '#567636'];
  return picture(
    shadow(124, 204, 106, 18),
    // bamboo basket
    path('M22 148C22 130 62 118 118 118S214 130 214 148L204 190C196 204 160 210 118 210S40 204 32 190Z', '#C9A05C'),
    path('M168 124C196 130 214 138 214 148L204 190C196 204 164 210 124 210C160 198 176 160 168 124Z', '#A27A38'),
    clipped('b1', 'M22 150C40 172 196 172 214 150L204 190C196 204 160 210 118 210S40 204 32 190Z',
      repeat(4, (row) => line(`M18 ${158 + row * 13}C50 ${182 + row * 13} 186 ${182 + row * 13} 218 ${158 + row * 13}`, row % 2 ? '#8F6A2C' : '#E4C384', 4)) +
      repeat(17, (i, t) => line(`M${n(28 + t * 180)} 148L${n(40 + t * 156)} 212`, i % 2 ? '#B68B45' : '#8F6A2C', 2.6))),
    ellipse(118, 147, 96, 27, '#D8B474'), ellipse(118, 148, 88, 22, '#7A5A26'), ellipse(118, 150, 84, 19, '#8FA56B'),
    at(82, 118, zongzi(leafTones), { scale: 0.9, turn: -10 }), at(150, 112, zongzi(['#AFC67C', '#88A656', '#5E803C']), { scale: 0.92, turn: 8 }),
    at(116, 134, zongzi(['#A9C074', '#82A150', '#5A7A38']), { scale: 0.98, turn: -2 }),
    at(186, 136, zongzi(leafTones), { scale: 0.72, turn: 18 }), at(54, 142, zongzi(['#AFC67C', '#88A656', '#5E803C']), { scale: 0.7, turn: -16 }),
    path('M22 148C24 166 66 176 118 176S212 166 214 148C214 160 210 160 206 164C190 176 156 183 118 183S46 176 30 164C26 160 22 160 22 148Z', '#E4C384'),
    // one unwrapped in front
    path('M126 206C138 192 170 186 196 190C210 194 218 202 214 206C196 216 150 218 126 206Z', '#A3BC6E'), path('M126 206C150 204 190 200 214 206C196 216 150 218 126 206Z', '#6F9044'),
    at(172, 190, path('M-30 12C-24-4-10-24 0-26C10-24 26-2 32 12C20 20-18 20-30 12Z', '#F3DDAE') + path('M4-25C12-20 26-2 32 12C24 17 12 18.4 0 18C10 4 12-12 4-25Z', '#D9B977') +
      ellipse(-2, 2, 9, 7, '#F0A030') + ellipse(-4, 0, 4, 2.6, '#FBD076') + path('M8 4C14 0 20 4 20 10C16 14 8 12 8 4Z', '#8A4A2E') +
      [[-18, 6], [-10, -12], [-14, 12], [2, 13], [22, 13], [6, -12], [-22, 13], [16, -4]].map(([x, y]) => ellipse(x, y, 3.4, 2, '#FFF3D6')).join('')),
  );
};

/** A flaky round pastry with a red stamp, seen from above; 56 wide. */
const flaky = () =>
  path('M-28-2C-28 10-22 18-16 20C-6 23 8 23 17 20C24 17 28 10 28-2Z', '#D9A35A') + path('M10 0H28C28 10 24 17 17 20C12 22 4 22.4-2 22C8 16 12 8 10 0Z', '#B27A34') +
  line('M-26 6C-14 14 14 14 26 6M-23 12C-12 19 12 19 23 12', '#B9833E', 1.6) +
  ellipse(0, -4, 28, 14, '#F3D9A2') + path('M12-16.6C22-13 28-9 28-4C28 4 15 10 0 10C16 4 20-8 12-16.6Z', '#DDB673') + ellipse(-4, -6, 19, 8, '#F9E6BC') +
  ellipse(0, -4.4, 8.6, 4.6, 'none', 'stroke="#C23B3B" stroke-width="1.6"') + line('M-4-4.4H4M0-7V-1.6', '#C23B3B', 1.5) +
  [[-14, -8], [-10, 1], [11, 2], [14, -9], [-2, 5], [2, -13]].map(([x, y]) => ellipse(x, y, 1.8, 1, '#FFFBEC') + ellipse(x + 0.6, y + 0.5, 1.2, 0.5, '#C99A52')).join('');

const crabPorkBox = () => {
  const roll = scatter(4);
  return picture(
    shadow(124, 206, 106, 17),
    path('M30 58L196 46L210 140L38 146Z', '#E9D3AC'), path('M168 48L196 46L210 140L178 142C184 110 182 76 168 48Z', '#D6B986'),
    line('M42 68L186 58L197 130L48 136Z', '#B4344A', 1.6),
    // a crab in one ink, as printed on the lid
    at(118, 100, path('M-24 4C-24-10-12-16 0-16S24-10 24 4C20 14 10 17 0 17S-20 14-24 4Z', '#C8504A') + path('M8-15C18-12 24-6 24 4C20 14 10 17 0 17C12 10 16-4 8-15Z', '#A83A38') +
      line('M-22 8L-34 14M-20 12L-30 22M22 8L34 14M20 12L30 22M-23 2L-36 2M23 2L36 2M-18-10C-26-16-30-18-30-24M18-10C26-16 30-18 30-24', '#B4443F', 3.4) +
      path('M-30-22C-40-24-40-38-30-40C-33-34-30-32-26-36C-22-30-24-24-30-22Z', '#C8504A') + path('M30-22C40-24 40-38 30-40C33-34 30-32 26-36C22-30 24-24 30-22Z', '#A83A38') +
      circle(-6, -17, 2.6, '#5E1A1A') + circle(6, -17, 2.6, '#5E1A1A') + line('M-8 4C-4 8 4 8 8 4', '#F0A79C', 2) + line('M-16-4C-14-9-9-11-5-11', '#EE9C92', 2.4)),
    path('M24 146L44 126H204L218 146Z', '#FBF0DA'), path('M24 146L44 126H204L206 132H48L34 147Z', '#DCC29A'),
    [[64, 136], [112, 134], [160, 136], [196, 139]].map(([x, y]) => at(x, y, flaky(), { scale: 0.8 })),
    [[48, 148], [94, 150], [142, 150], [186, 150]].map(([x, y]) => at(x, y, flaky(), { scale: 0.86 })),
    path('M22 152H220V194C220 199 216 203 211 203H31C26 203 22 199 22 194Z', '#E9D3AC'), path('M176 152H220V194C220 199 216 203 211 203H164C174 188 178 170 176 152Z', '#D0B27E'), path('M22 152H220V156H22Z', '#F6E6C6'),
    path('M22 164H220V190H22Z', '#B4344A'), path('M175 164H220V190H170C174 182 175.500 174 175 164Z', '#942539'), rect(96, 169, 48, 16, 8, '#F9E6BC'), line('M106 177H134', '#B4344A', 2),
    // one broken open, steam of crab roe
    at(58, 196, flaky(), { scale: 1.02, turn: -10 }),
    at(110, 200, path('M-30-2C-30 12-20 20 2 20C22 20 30 10 30-2C20-16-18-16-30-2Z', '#E6C083') + path('M-30-2C-18-14 18-14 30-2C22 10-22 12-30-2Z', '#A85A2C') + path('M-26-2C-16-10 14-10 25-2C18 6-18 8-26-2Z', '#C9743A') +
      repeat(14, () => circle(roll() * 40 - 20, roll() * 9 - 6, 1.6 + roll() * 1.6, ['#F3A63A', '#8A4526', '#FBD07A'][Math.floor(roll() * 3)])) +
      line('M-24 8C-12 15 12 15 25 7M-18 14C-8 18 8 18 19 13', '#BE8A45', 1.7), { scale: 0.98 }),
  );
};

/** Small round mooncake seen from the side, for the home hero. */
const heroMoon = (x, y, s) =>
  at(x, y, path('M-26 0A26 12.5 0 0 0 26 0V12A26 12.5 0 0 1-26 12Z', '#B8722B') + line('M-20 9.7v9M-12 12.6v9M-4 13.9v9M4 13.9v9M12 12.6v9M20 9.7v9', '#95561C', 2) + ellipse(0, 0, 26, 12.5, '#DE9F4A') + ellipse(-1, -0.8, 20, 9, '#EBB767') + at(0, 0, repeat(4, (i) => at(0, 0, ellipse(0, -5, 3, 4.6, '#BF7D31'), { turn: i * 90 })), { tall: 0.5, scale: 1 }), { scale: s });

const heroMidAutumn = () =>
  picture(
    shadow(122, 204, 100, 15),
    circle(150, 86, 62, '#F9E6BC'), circle(150, 86, 54, '#FFF3D2'),
    line('M236 20C208 30 190 44 170 46C150 48 138 58 128 72M190 40C184 52 176 58 168 62M214 27C214 40 208 48 202 52', '#7A4A2A', 3),
    [[150, 48], [132, 68], [168, 62], [202, 52], [186, 40], [212, 32], [176, 46], [142, 60], [224, 24], [196, 44]].map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.9 + (i % 3) * 0.18, turn: i * 24 })),
    [[158, 46, 70], [190, 42, 20], [206, 34, 100], [134, 66, 120]].map(([x, y, turn]) => at(x, y, path('M0 0C3-9 13-12 22-7C18 3 9 7 0 0Z', '#A9BE7C') + path('M0 0C6-1 14-3 22-7C18 3 9 7 0 0Z', '#7F985A'), { turn, scale: 0.95 })),
    ellipse(116, 196, 88, 22, '#E2D2BE'), ellipse(116, 192, 88, 22, '#FFFEFB'), ellipse(116, 193, 74, 17, '#F6EDE1'),
    heroMoon(80, 168, 1.15), heroMoon(150, 170, 1.15), heroMoon(114, 178, 1.3), heroMoon(116, 146, 1.2), heroMoon(114, 120, 1.05),
    at(190, 166, path('M-22-16C-22 10-14 24 0 24S22 10 22-16Z', '#FFFEFB') + path('M8-16H22C22 10 14 24 0 24C10 14 12 0 8-16Z', '#E2D2BE') + ellipse(0, -16, 22, 7.4, '#F1E5D4') + ellipse(0, -15.4, 18, 5.4, '#C98A3D') + ellipse(-4, -16.4, 9, 2, '#E2AE63')),
    line('M184 136C180 130 188 126 184 118M196 136C192 130 200 126 196 118', '#FFFFFF', 2.6, 'opacity=".85"'),
  );

export const festivalBoxes = {
  'new-year-box': newYearBox,
  'dragon-boat-box': dragonBoatBox,
  'crab-pork-box': crabPorkBox,
  'hero-mid-autumn': heroMidAutumn,
};
