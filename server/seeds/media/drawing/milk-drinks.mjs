import { at, circle, ellipse, line, n, path, picture, repeat, shadow } from './pen.mjs';
import { sprig, steam, strawberry, strawberryHalf } from './toppings.mjs';

/** A milk bottle with shoulders: contents drawn as its lower body. */
const strawberryMilk = () => {
  const bottle =
    'M98 50H142V72C142 84 164 92 164 116V196C164 206 156 212 146 212H94C84 212 76 206 76 196V116C76 92 98 84 98 72Z';
  return picture(
    shadow(126, 212, 66, 12),
    line('M142 20L126 80', '#FFFFFF', 7),
    repeat(5, (i) => line(`M${n(141 - i * 3)} ${n(26 + i * 11)}l3.6 4`, '#D95469', 3.4)),
    path(bottle, '#F3F4EF', 'opacity=".85"'),
    `<clipPath id="m1"><path d="${bottle}"/></clipPath><g clip-path="url(#m1)">` +
      path('M70 104H170V216H70Z', '#FFF8F4') +
      ellipse(120, 104, 40, 7, '#FFFFFF') +
      path(
        'M70 138C82 150 88 132 98 142C106 152 112 136 122 146C132 154 138 138 148 144C156 150 162 140 170 144V216H70Z',
        '#F9CFD3',
      ) +
      path(
        'M70 160C80 170 90 154 100 164C110 174 120 156 130 166C140 174 152 158 170 166V216H70Z',
        '#EE9AA3',
      ) +
      path(
        'M70 180C84 190 92 176 104 184C116 192 126 178 138 186C148 190 158 180 170 186V216H70Z',
        '#D9505F',
      ) +
      [
        [88, 188, 20],
        [108, 196, -30],
        [130, 194, 60],
        [150, 192, 10],
        [96, 204, 120],
        [142, 206, -60],
      ]
        .map(([x, y, turn]) => at(x, y, strawberryHalf(), { turn, scale: 0.52 }))
        .join('') +
      path('M140 40H172V220H132C146 180 150 100 140 40Z', '#6A2A30', 'opacity=".12"') +
      '</g>',
    path('M84 118C84 108 90 102 96 98L100 104C94 108 91 112 91 120V190H84Z', '#FFFFFF', 'opacity=".75"'),
    line(bottle, '#E3DACD', 2),
    bottleLip(),
    line('M101 55H118', '#FFFFFF', 3, 'opacity=".8"'),
    at(
      120,
      124,
      circle(0, 0, 17, '#FFFBF2') +
        line('M-12 0A12 12 0 1 0 12 0A12 12 0 1 0-12 0', '#F4C3C8', 1.2) +
        at(0, 0, strawberry(), { scale: 0.6 }) +
        at(0, -10, sprig(), { scale: 0.42 }),
    ),
    at(176, 200, strawberry(), { scale: 0.95, turn: 24 }),
    at(178, 184, sprig(), { scale: 0.8, turn: 20 }),
    at(58, 204, strawberryHalf(), { scale: 0.86, turn: -30 }),
  );
};

/** The thick glass lip of the bottle. */
function bottleLip() {
  return (
    path(
      'M95 46C95 43 97 42 100 42H140C143 42 145 43 145 46V54C145 57 143 58 140 58H100C97 58 95 57 95 54Z',
      '#F8F8F4',
      'stroke="#E3DACD" stroke-width="1.6"',
    ) +
    path('M128 42H140C143 42 145 43 145 46V54C145 57 143 58 140 58H126C129 53 129.500 47 128 42Z', '#E2DDD2')
  );
}

const marshmallow = () =>
  path('M-15-6V8C-15 14 15 14 15 8V-6Z', '#FFF8F0') +
  path('M4-2H15V8C15 12 8 12.6 2 12.6Z', '#E9D8C8') +
  ellipse(0, -6, 15, 7, '#FFFFFF') +
  path('M-9-6C-6-10 4-11 9-8C6-3-4-2-9-6Z', '#DDA867', 'opacity=".85"') +
  path('M-4-7C0-9 4-8 5-6.6C2-5-2-5-4-7Z', '#A9692B', 'opacity=".7"');

const hotCocoa = () =>
  picture(
    shadow(128, 200, 100, 18),
    ellipse(118, 194, 92, 24, '#E2D2BE'),
    ellipse(118, 189, 92, 24, '#FFFEFB'),
    ellipse(118, 190, 76, 18, '#F6EDE1'),
    steam(92, 62),
    path(
      'M166 112C206 106 214 150 190 166C180 172 168 172 160 168L164 154C172 158 182 156 186 148C192 136 186 124 166 128Z',
      '#C9766F',
    ),
    path(
      'M190 166C180 172 168 172 160 168L164 154C172 158 182 156 186 148C190 142 190 134 186 130C200 138 202 156 190 166Z',
      '#A65650',
    ),
    path('M54 96H174C174 140 166 176 152 190C140 199 88 199 76 190C62 176 54 140 54 96Z', '#D98A82'),
    path('M142 96H174C174 140 166 176 152 190C146 195 130 197 114 197C140 180 148 140 142 96Z', '#B8655E'),
    path('M62 112C64 140 70 164 80 182L90 188C80 166 75 140 74 116Z', '#F2BDB4', 'opacity=".85"'),
    ellipse(114, 96, 60, 20, '#E9A9A1'),
    ellipse(114, 97, 54, 16.6, '#4A2A1C'),
    ellipse(108, 95, 42, 11, '#6B4030'),
    line('M70 98C76 90 90 87 102 86', '#9A6A50', 2.6),
    at(92, 88, marshmallow(), { turn: -8, scale: 1 }),
    at(138, 90, marshmallow(), { turn: 10, scale: 0.96 }),
    at(114, 100, marshmallow(), { scale: 1.08 }),
    at(118, 80, marshmallow(), { turn: 16, scale: 0.86 }),
    [
      [82, 102],
      [142, 104],
      [156, 94],
    ].map(([x, y]) => path(`M${x} ${y}l5-1.600 2 2.400-5 1.600z`, '#8A5D49')),
    at(
      192,
      192,
      path('M-14-4L6-10L16-4L-4 4Z', '#6B4030') +
        path('M-14-4L-4 4V11L-14 3Z', '#4A2A1C') +
        path('M16-4L-4 4V11L16 3Z', '#35190F'),
    ),
    at(
      170,
      200,
      path('M-12-3L4-8L13-3L-4 3Z', '#6B4030') +
        path('M-12-3L-4 3V9L-12 3Z', '#4A2A1C') +
        path('M13-3L-4 3V9L13 3Z', '#35190F'),
    ),
  );

export const milkDrinks = {
  'strawberry-milk': strawberryMilk,
  'hot-cocoa': hotCocoa,
};
