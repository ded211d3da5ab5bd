import { glass } from './bodies.mjs';
import { at, circle, ellipse, line, n, path, picture, repeat, scatter, shadow } from './pen.mjs';
import { citrus, iceCube, osmanthus, raspberry, sprig, strawberry, strawberryHalf } from './toppings.mjs';

/** A round paper coaster with a scalloped rim, where drinks stand. */
const coaster = (cy, rx = 62) => shadow(124, cy + 6, rx + 8, 16) + ellipse(120, cy + 2, rx, 14, '#E2D2BE') + ellipse(120, cy, rx, 14, '#FFFEFB') + ellipse(120, cy, rx * 0.86, 11.6, '#F6EDE1');

const icedLatte = () =>
  picture(
    coaster(208),
    line('M150 26L134 96', '#B4344A', 6), line('M148.6 26L133 94', '#D95469', 1.8),
    glass({
      top: 58, bottom: 204, wide: 52, foot: 40, tilt: 0.24, level: 0.1, surface: '#A8713F',
      fills: [
        { from: 0.1, to: 0.3, fill: '#6B3F22' }, { from: 0.3, to: 0.42, fill: '#8E5A32' }, { from: 0.42, to: 0.54, fill: '#B98450' },
        { from: 0.54, to: 0.68, fill: '#DDB685' }, { from: 0.68, to: 1, fill: '#F8E9D2' },
      ],
      inside:
        path('M78 118C84 132 90 112 98 128C104 142 110 120 118 134C126 148 132 122 140 132C148 142 152 122 160 126L160 116H78Z', '#8E5A32', 'opacity=".55"') +
        path('M82 150C88 164 96 146 104 160C112 174 118 150 128 162C136 170 144 150 156 154L156 146H82Z', '#DDB685', 'opacity=".8"') +
        [[98, 78, -12], [124, 74, 8], [146, 82, 20], [110, 94, 4], [136, 100, -16]].map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.15 })).join(''),
    }),
    [[60, 206, -20], [52, 212, 40], [190, 210, 10]].map(([x, y, turn]) => at(x, y, ellipse(0, 0, 7, 4.6, '#5B3626') + line('M-5 0C-2-2 2 2 5 0', '#3C2117', 1.4) + ellipse(-2.4, -1.8, 2.4, 1, '#8A5D49'), { turn })),
  );

const osmanthusOolong = () => {
  const roll = scatter(15);
  return picture(
    coaster(208, 70),
    // a wide tumbler, clear gold tea
    glass({
      top: 92, bottom: 204, wide: 60, foot: 46, tilt: 0.25, level: 0.14, surface: '#F0BE58',
      fills: [{ from: 0.14, to: 0.5, fill: '#EDB54A' }, { from: 0.5, to: 0.8, fill: '#E3A236' }, { from: 0.8, to: 1, fill: '#D08E26' }],
      inside:
        [[96, 112, -10], [128, 108, 14], [150, 118, -6], [112, 130, 8]].map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.35 })).join('') +
        repeat(15, () => at(78 + roll() * 84, 112 + roll() * 70, osmanthus(), { scale: 0.42 + roll() * 0.3, turn: roll() * 90 })) +
        [[88, 106], [104, 112], [138, 104], [152, 110], [122, 114]].map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.85, turn: i * 31 })).join('') +
        path('M100 186C110 180 124 184 128 192C118 196 106 194 100 186Z', '#6F7E3A') + path('M130 190C138 180 150 180 154 186C148 194 138 196 130 190Z', '#86944C'),
    }),
    line('M170 48C160 58 156 72 150 92M166 56C174 60 178 60 184 56M160 70C152 66 148 60 146 54', '#7A5A32', 2.4),
    [[170, 46], [184, 55], [146, 52], [160, 66], [176, 60], [154, 82]].map(([x, y], i) => at(x, y, osmanthus(), { scale: 1.05, turn: i * 24 })),
    [[164, 58, 10], [156, 76, 150], [172, 50, -60]].map(([x, y, turn]) => at(x, y, path('M0 0C3-9 13-12 22-7C18 3 9 7 0 0Z', '#A9BE7C') + path('M0 0C6-1 14-3 22-7C18 3 9 7 0 0Z', '#7F985A'), { turn, scale: 0.85 })),
    [[56, 206], [188, 212], [70, 216]].map(([x, y], i) => at(x, y, osmanthus(), { scale: 0.7, turn: i * 40, tall: 0.5 })),
  );
};

/** A milk bottle with shoulders: contents drawn as its lower body. */
const strawberryMilk = () => {
  const bottle = 'M98 50H142V72C142 84 164 92 164 116V196C164 206 156 212 146 212H94C84 212 76 206 76 196V116C76 92 98 84 98 72Z';
  return picture(
    shadow(126, 212, 66, 12),
    line('M142 20L126 80', '#FFFFFF', 7), repeat(5, (i) => line(`M${n(141 - i * 3)} ${n(26 + i * 11)}l3.6 4`, '#D95469', 3.4)),
    path(bottle, '#F3F4EF', 'opacity=".85"'),
    `<clipPath id="m1"><path d="${bottle}"/></clipPath><g clip-path="url(#m1)">` +
      path('M70 104H170V216H70Z', '#FFF8F4') + ellipse(120, 104, 40, 7, '#FFFFFF') +
      path('M70 138C82 150 88 132 98 142C106 152 112 136 122 146C132 154 138 138 148 144C156 150 162 140 170 144V216H70Z', '#F9CFD3') +
      path('M70 160C80 170 90 154 100 164C110 174 120 156 130 166C140 174 152 158 170 166V216H70Z', '#EE9AA3') +
      path('M70 180C84 190 92 176 104 184C116 192 126 178 138 186C148 190 158 180 170 186V216H70Z', '#D9505F') +
      [[88, 188, 20], [108, 196, -30], [130, 194, 60], [150, 192, 10], [96, 204, 120], [142, 206, -60]].map(([x, y, turn]) => at(x, y, strawberryHalf(), { turn, scale: 0.52 })).join('') +
      path('M140 40H172V220H132C146 180 150 100 140 40Z', '#6A2A30', 'opacity=".12"') + '</g>',
    path('M84 118C84 108 90 102 96 98L100 104C94 108 91 112 91 120V190H84Z', '#FFFFFF', 'opacity=".75"'),
    line(bottle, '#E3DACD', 2),
    bottleLip(), line('M101 55H118', '#FFFFFF', 3, 'opacity=".8"'),
    at(120, 124, circle(0, 0, 17, '#FFFBF2') + line('M-12 0A12 12 0 1 0 12 0A12 12 0 1 0-12 0', '#F4C3C8', 1.2) + at(0, 0, strawberry(), { scale: 0.6 }) + at(0, -10, sprig(), { scale: 0.42 })),
    at(176, 200, strawberry(), { scale: 0.95, turn: 24 }), at(178, 184, sprig(), { scale: 0.8, turn: 20 }), at(58, 204, strawberryHalf(), { scale: 0.86, turn: -30 }),
  );
};

/** The thick glass lip of the bottle. */
function bottleLip() {
  return path('M95 46C95 43 97 42 100 42H140C143 42 145 43 145 46V54C145 57 143 58 140 58H100C97 58 95 57 95 54Z', '#F8F8F4', 'stroke="#E3DACD" stroke-width="1.6"') + path('M128 42H140C143 42 145 43 145 46V54C145 57 143 58 140 58H126C129 53 129.500 47 128 42Z', '#E2DDD2');
}

/** Steam: three soft white curls. */
const steam = (x, y) => line(`M${x} ${y}c-6-10 6-14 0-26M${x + 20} ${y + 2}c-6-10 6-14 0-28M${x + 40} ${y}c-6-10 6-14 0-26`, '#FFFFFF', 4, 'opacity=".9"');

const marshmallow = () => path('M-15-6V8C-15 14 15 14 15 8V-6Z', '#FFF8F0') + path('M4-2H15V8C15 12 8 12.6 2 12.6Z', '#E9D8C8') + ellipse(0, -6, 15, 7, '#FFFFFF') + path('M-9-6C-6-10 4-11 9-8C6-3-4-2-9-6Z', '#DDA867', 'opacity=".85"') + path('M-4-7C0-9 4-8 5-6.6C2-5-2-5-4-7Z', '#A9692B', 'opacity=".7"');

const hotCocoa = () =>
  picture(
    shadow(128, 200, 100, 18),
    ellipse(118, 194, 92, 24, '#E2D2BE'), ellipse(118, 189, 92, 24, '#FFFEFB'), ellipse(118, 190, 76, 18, '#F6EDE1'),
    steam(92, 62),
    path('M166 112C206 106 214 150 190 166C180 172 168 172 160 168L164 154C172 158 182 156 186 148C192 136 186 124 166 128Z', '#C9766F'),
    path('M190 166C180 172 168 172 160 168L164 154C172 158 182 156 186 148C190 142 190 134 186 130C200 138 202 156 190 166Z', '#A65650'),
    path('M54 96H174C174 140 166 176 152 190C140 199 88 199 76 190C62 176 54 140 54 96Z', '#D98A82'),
    path('M142 96H174C174 140 166 176 152 190C146 195 130 197 114 197C140 180 148 140 142 96Z', '#B8655E'),
    path('M62 112C64 140 70 164 80 182L90 188C80 166 75 140 74 116Z', '#F2BDB4', 'opacity=".85"'),
    ellipse(114, 96, 60, 20, '#E9A9A1'), ellipse(114, 97, 54, 16.6, '#4A2A1C'), ellipse(108, 95, 42, 11, '#6B4030'),
    line('M70 98C76 90 90 87 102 86', '#9A6A50', 2.6),
    at(92, 88, marshmallow(), { turn: -8, scale: 1 }), at(138, 90, marshmallow(), { turn: 10, scale: 0.96 }), at(114, 100, marshmallow(), { scale: 1.08 }), at(118, 80, marshmallow(), { turn: 16, scale: 0.86 }),
    [[82, 102], [142, 104], [156, 94]].map(([x, y]) => path(`M${x} ${y}l5-1.600 2 2.400-5 1.600z`, '#8A5D49')),
    at(192, 192, path('M-14-4L6-10L16-4L-4 4Z', '#6B4030') + path('M-14-4L-4 4V11L-14 3Z', '#4A2A1C') + path('M16-4L-4 4V11L16 3Z', '#35190F')),
    at(170, 200, path('M-12-3L4-8L13-3L-4 3Z', '#6B4030') + path('M-12-3L-4 3V9L-12 3Z', '#4A2A1C') + path('M13-3L-4 3V9L13 3Z', '#35190F')),
  );

const passionLemonSoda = () => {
  const roll = scatter(44);
  return picture(
    coaster(212, 56),
    line('M158 22L132 110', '#FFFFFF', 6), line('M156.600 22L131 108', '#F2D05A', 2),
    glass({
      top: 50, bottom: 208, wide: 44, foot: 38, tilt: 0.25, level: 0.1, surface: '#FBEFC0',
      fills: [{ from: 0.1, to: 0.4, fill: '#FBF1C8' }, { from: 0.4, to: 0.64, fill: '#FAE595' }, { from: 0.64, to: 0.82, fill: '#F6CF55' }, { from: 0.82, to: 1, fill: '#EFAF22' }],
      inside:
        at(104, 98, citrus(), { scale: 1.15, turn: 12 }) + at(136, 128, citrus(), { scale: 1.15, turn: 40 }) + at(103, 152, citrus(), { scale: 1.05, turn: -20 }) +
        [[136, 88, 10], [108, 124, -12], [134, 160, 8], [116, 74, 0]].map(([x, y, turn]) => at(x, y, iceCube(), { turn, scale: 1.3 })).join('') +
        repeat(22, () => at(88 + roll() * 64, 170 + roll() * 36, ellipse(0, 0, 4.4, 3.2, '#FFD34D') + ellipse(0, 0, 2.2, 1.7, '#2B1B12'))) +
        repeat(26, () => circle(86 + roll() * 68, 76 + roll() * 90, 1 + roll() * 1.6, '#FFFFFF', 'opacity=".85"')) +
        path('M96 132C92 124 98 116 106 116C108 124 104 132 96 132Z', '#7DAA66') + path('M140 110C148 108 154 114 152 122C144 122 140 118 140 110Z', '#6B9A58'),
    }),
    at(164, 56, citrus(), { scale: 1.35, turn: 8 }),
    at(104, 48, sprig(), { scale: 1.3, turn: -20 }), at(98, 54, sprig(['#8FBC74', '#659758']), { scale: 1.05, turn: 30 }),
    at(184, 204, ellipse(0, 3, 22, 14, '#5E2744') + ellipse(0, 0, 22, 13.6, '#7C3B5A') + ellipse(0, 0, 18, 10.6, '#F7E9D6') + ellipse(0, 0.4, 15.4, 8.4, '#F5B21C') + [[-8, 0], [-2, -4], [5, -3], [8, 2], [1, 3], [-4, 5]].map(([x, y]) => ellipse(x, y, 2.8, 2, '#FFCF4A') + ellipse(x, y, 1.5, 1.2, '#2B1B12')).join('')),
  );
};

/** Home hero of the quick shelf: a morning tray with croissant, coffee and jam. */
const heroBreakfast = () =>
  picture(
    shadow(122, 196, 112, 22),
    path('M14 168C14 150 60 140 120 140S226 150 226 168V176C226 194 180 204 120 204S14 194 14 176Z', '#B98453'), path('M14 168C14 150 60 140 120 140S226 150 226 168S180 195 120 195S14 186 14 168Z', '#DDB07C'),
    line('M36 160C80 150 160 150 206 160M30 174C80 168 170 170 212 175', '#CB9A63', 1.8),
    steam(156, 74),
    path('M196 112C216 110 220 134 206 142L196 140C206 136 206 120 196 122Z', '#E2D2BE'),
    path('M140 100H202C202 132 196 152 188 160H154C146 152 140 132 140 100Z', '#FFFEFB'), path('M182 100H202C202 132 196 152 188 160H168C182 146 186 122 182 100Z', '#E2D2BE'),
    ellipse(171, 100, 31, 10, '#F1E5D4'), ellipse(171, 101, 26, 7.6, '#A8713F'), path('M171 96C178 96 182 100 178 103C174 106 171 104 171 107C171 104 168 106 164 103C160 100 164 96 171 96Z', '#F8E9D2'),
    ellipse(84, 166, 64, 17, '#E2D2BE'), ellipse(84, 163, 64, 17, '#FFFEFB'), ellipse(84, 164, 54, 13, '#F6EDE1'),
    crescent(84, 132),
    path('M186 158H216V178C216 184 186 184 186 178Z', '#C9384B'), path('M206 158H216V178C216 181 208 183 200 182.600C206 176 208 168 206 158Z', '#9C2438'), jamLid(), at(150, 176, raspberry(), { scale: 0.9 }), at(166, 182, strawberry(), { scale: 0.72, turn: 60 }),
  );

/** The lid of the jam jar. */
function jamLid() {
  return path('M183 150H219V158H183Z', '#F5E6C8') + path('M206 150H219V158H204Z', '#E0CBA0') + line('M189 162V176', '#F29AA2', 2.4);
}

/** A croissant as one crescent of seven folds. */
function crescent(x, y) {
  return at(x, y, [[-54, 24, 58, 12, 24], [54, 24, -58, 12, 24], [-36, 10, 36, 18, 32], [36, 10, -36, 18, 32], [-16, 0, 14, 23, 38], [16, 0, -14, 23, 38], [0, -4, 0, 23, 40]].map(([dx, dy, turn, rx, ry]) =>
    at(dx, dy, ellipse(0, 0, rx, ry, '#BE772B') + ellipse(-2, -1, rx - 3, ry - 2, '#DE9A48') + path(`M${-rx * 0.5} ${-ry * 0.78}C${-rx} ${-ry * 0.3} ${-rx} ${ry * 0.4} ${-rx * 0.5} ${ry * 0.8}C${-rx * 0.1} ${ry * 0.3} ${-rx * 0.1} ${-ry * 0.3} ${rx * 0.05} ${-ry * 0.92}Z`, '#EDB463') + line(`M${n(-rx * 0.5)} ${n(-ry * 0.5)}C${n(-rx * 0.72)} ${n(-ry * 0.15)} ${n(-rx * 0.7)} 0 ${n(-rx * 0.62)} ${n(ry * 0.25)}`, '#FCE3B4', 2.4), { turn })).join(''));
}

export const drinks = {
  'iced-latte': icedLatte,
  'osmanthus-oolong': osmanthusOolong,
  'strawberry-milk': strawberryMilk,
  'hot-cocoa': hotCocoa,
  'passion-lemon-soda': passionLemonSoda,
  'hero-breakfast': heroBreakfast,
};
