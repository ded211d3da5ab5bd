import { cutCake, roundCake } from './bodies.mjs';
import { around, at, circle, ellipse, line, path, picture, plate, repeat, scatter } from './pen.mjs';
import {
  blueberry,
  candle,
  cherry,
  chocolateCurl,
  grapeHalf,
  sprig,
  strawberry,
  strawberryHalf,
  swirl,
} from './toppings.mjs';

const pinkBirthday = () =>
  picture(
    plate(190, 98, 33),
    roundCake({
      top: 126,
      bottom: 186,
      rx: 76,
      ry: 27,
      side: '#FBDCDC',
      shade: '#E2A6A8',
      gloss: 0.7,
      lid: '#FFF1EF',
      bands: [{ from: 0.8, to: 1.2, fill: '#F2B4B8' }],
    }),
    around(
      13,
      120,
      186,
      75,
      26,
      (x, y) => at(x, y, swirl(['#FFF6F4', '#EEC3C2', '#FBE3E1']), { scale: 0.5 }),
      8,
      172,
    ),
    around(6, 120, 122, 60, 17, (x, y) => at(x, y, swirl(), { scale: 0.6 }), 190, 350),
    [
      ['#F4B5BE', '#FFFFFF', '#E0939F'],
      ['#F6D48A', '#FFFFFF', '#E0B45C'],
      ['#A9C89A', '#FFFFFF', '#85AA75'],
      ['#F4B5BE', '#FFFFFF', '#E0939F'],
      ['#F6D48A', '#FFFFFF', '#E0B45C'],
    ].map((colours, index) =>
      at(84 + index * 18, [118, 124, 119, 125, 117][index], candle(colours), { scale: 1.06 }),
    ),
    around(11, 120, 130, 66, 20, (x, y) => at(x, y, swirl(), { scale: 0.72 }), 4, 176),
    at(66, 124, strawberryHalf(), { turn: -12, scale: 0.62 }),
    at(174, 124, strawberry(), { turn: 12, scale: 0.64 }),
  );

const redVelvet = () => {
  const roll = scatter(7);
  return picture(
    plate(),
    cutCake({
      side: '#FFF8EF',
      shade: '#E8D2BC',
      gloss: 0.9,
      lid: '#FFFCF6',
      layers: [
        { from: 0, to: 0.08, lit: '#FFF6EA', dim: '#F1DEC8' },
        { from: 0.08, to: 0.36, lit: '#B8323F', dim: '#932531' },
        { from: 0.36, to: 0.45, lit: '#FFF9F0', dim: '#F1DEC8' },
        { from: 0.45, to: 0.69, lit: '#C23A46', dim: '#992835' },
        { from: 0.69, to: 0.78, lit: '#FFF9F0', dim: '#F1DEC8' },
        { from: 0.78, to: 1, lit: '#B8323F', dim: '#8C2230' },
      ],
    }),
    ellipse(106, 108, 54, 17, '#F7EBDC', 'opacity=".8"'),
    repeat(46, () => {
      const angle = Math.PI * (0.78 + roll() * 1.22);
      const reach = 0.62 + roll() * 0.3;
      return circle(
        120 + Math.cos(angle) * 76 * reach,
        111 + Math.sin(angle) * 27 * reach,
        0.9 + roll() * 1.5,
        roll() > 0.5 ? '#B8323F' : '#8F2330',
      );
    }),
    around(7, 118, 107, 60, 18, (x, y) => at(x, y, swirl(), { scale: 0.86 }), 150, 345),
    at(112, 98, strawberryHalf(), { turn: -14, scale: 0.9 }),
    at(134, 96, strawberry(), { turn: 14, scale: 0.84 }),
    at(122, 84, sprig(), { scale: 0.8 }),
    at(98, 108, blueberry(), { scale: 0.66 }),
  );
};

const blackForest = () => {
  const roll = scatter(21);
  const shavings = repeat(64, () => {
    const x = 42 + roll() * 156;
    const y = 122 + roll() * 90;
    return line(
      `M${x.toFixed(1)} ${y.toFixed(1)}l${(roll() * 14 - 7).toFixed(1)} ${(roll() * 9 - 2).toFixed(1)}`,
      ['#3C2117', '#5B3626', '#74492F', '#2F1810'][Math.floor(roll() * 4)],
      3.4 + roll() * 2,
    );
  });
  return picture(
    plate(186, 100, 35),
    roundCake({
      top: 118,
      bottom: 180,
      rx: 78,
      ry: 29,
      side: '#55321F',
      details: shavings,
      shade: '#23110A',
      shadeOpacity: 0.5,
      gloss: 0.12,
      lid: '#FFFBF4',
    }),
    ellipse(112, 114, 56, 17, '#F5E8D8', 'opacity=".85"'),
    at(104, 112, chocolateCurl(), { scale: 1.2, turn: -8 }),
    at(132, 110, chocolateCurl(), { scale: 1.15, turn: 18 }),
    at(120, 121, chocolateCurl(), { scale: 1.3, turn: 4 }),
    around(
      9,
      120,
      115,
      58,
      18,
      (x, y, index) =>
        at(x, y - 2, swirl(), { scale: 0.92 }) +
        (index % 2 === 0 || index === 7
          ? at(x + 1, y - 20, cherry(), { scale: 0.78 })
          : at(x + 1, y - 19, chocolateCurl(), { scale: 0.5, turn: -20 })),
    ),
  );
};

const taro = ['#CDB4D9', '#A98BBA', '#E1D0E8'];

const taroMochi = () =>
  picture(
    plate(),
    cutCake({
      side: '#DCCBE6',
      shade: '#A98BBA',
      shadeOpacity: 0.6,
      gloss: 0.6,
      lid: '#E7DAEE',
      bands: [{ from: 0.78, to: 1.2, fill: '#CDB4D9' }],
      layers: [
        { from: 0, to: 0.07, lit: '#EADFF0', dim: '#D6C4E0' },
        { from: 0.07, to: 0.3, lit: '#F8E3B4', dim: '#E5C88E' },
        { from: 0.3, to: 0.43, lit: '#B795C8', dim: '#9D7BAF' },
        { from: 0.43, to: 0.56, lit: '#FFFDF8', dim: '#F0E6DA' },
        { from: 0.56, to: 0.79, lit: '#F8E3B4', dim: '#E5C88E' },
        { from: 0.79, to: 0.92, lit: '#B795C8', dim: '#9D7BAF' },
        { from: 0.92, to: 1, lit: '#F3D79E', dim: '#DDBB7C' },
      ],
    }),
    path('M134 147C140 152 142 158 141 164C140 169 136 168 136 162C136 157 133 154 131 150Z', '#FFFDF8'),
    path('M158 153C163 159 164 168 162 175C160 179 156 177 157 170C158 164 157 158 154 153Z', '#FFFDF8'),
    around(8, 116, 106, 58, 17, (x, y) => at(x, y, swirl(taro), { scale: 0.86 }), 140, 350),
    at(84, 119, swirl(taro), { scale: 0.9 }),
    at(104, 98, swirl(['#FFFFFF', '#E6DAEA', '#F4EDF6']), { scale: 1.05 }),
    at(134, 97, swirl(taro), { scale: 1.05 }),
    at(118, 84, swirl(taro), { scale: 1 }),
    at(124, 70, sprig(['#9DB48A', '#6F9060']), { scale: 0.75 }),
    [
      [72, 104],
      [92, 94],
      [148, 88],
      [164, 98],
      [112, 76],
      [100, 112],
      [128, 108],
      [86, 110],
    ].map(([x, y], index) => line(`M${x} ${y}l${index % 2 ? 3 : -3} 2`, '#FFFFFF', 1.8)),
  );

const muscatJasmine = () =>
  picture(
    plate(192, 96, 32),
    roundCake({
      id: 'c1',
      top: 104,
      bottom: 188,
      rx: 70,
      ry: 26,
      side: '#FFFCF3',
      shade: '#DCD3B0',
      gloss: 0.9,
      lid: '#FFFDF6',
      bands: [
        { from: 0.12, to: 0.33, fill: '#E8E3A8' },
        { from: 0.33, to: 0.42, fill: '#FFFDF4' },
        { from: 0.42, to: 0.56, fill: '#E8E3A8' },
        { from: 0.56, to: 0.66, fill: '#C6DA86' },
        { from: 0.66, to: 0.74, fill: '#FFFDF4' },
        { from: 0.74, to: 0.95, fill: '#E8E3A8' },
      ],
      details: repeat(9, (_index, t) =>
        at(
          54 + t * 132,
          162 + Math.sin(t * Math.PI) * 22,
          ellipse(0, 0, 6, 4.6, '#A9C75C') + ellipse(-1, -0.6, 3.6, 2.4, '#DCEB9F'),
        ),
      ),
    }),
    around(15, 120, 102, 60, 19, (x, y) => at(x, y, grapeHalf(), { scale: 1.16 })),
    around(9, 120, 96, 37, 12, (x, y) => at(x, y, grapeHalf(), { scale: 1.16 })),
    around(4, 120, 90, 15, 5, (x, y) => at(x, y, grapeHalf(), { scale: 1.16 })),
    at(120, 82, grapeHalf(), { scale: 1.16 }),
    [
      [98, 84],
      [146, 90],
      [132, 78],
    ].map(([x, y]) =>
      at(
        x,
        y,
        repeat(5, (index) => at(0, 0, ellipse(0, -4.6, 2.7, 4.4, '#FFFFFF'), { turn: index * 72 })) +
          circle(0, 0, 2, '#F2CE6B'),
      ),
    ),
    at(112, 74, sprig(), { scale: 0.9 }),
  );

export const birthdayCakes = {
  'pink-birthday': pinkBirthday,
  'red-velvet': redVelvet,
  'black-forest': blackForest,
  'taro-mochi': taroMochi,
  'muscat-jasmine': muscatJasmine,
};
