// Bodies: whole round cakes, cakes with a piece cut out, single slices, glasses.
import { clipped, ellipse, line, n, path } from './pen.mjs';

const sideOutline = (cx, top, bottom, rx, ry) =>
  `M${cx - rx} ${top}A${rx} ${ry} 0 0 0 ${cx + rx} ${top}V${bottom}A${rx} ${ry} 0 0 1 ${cx - rx} ${bottom}Z`;

/** A horizontal band round a cylinder, `from` and `to` as fractions of its height. */
const band = (cx, top, bottom, rx, ry, { from, to, fill }) =>
  path(sideOutline(cx, n(top + (bottom - top) * from), n(top + (bottom - top) * to), rx, ry), fill);

/**
 * A whole round cake. `bands` are painted over `side` from top to bottom; `shade` falls on the right,
 * the highlight on the left. `details` go on the side before the light does.
 */
export const roundCake = ({
  id = 'c1',
  cx = 120,
  top = 112,
  bottom = 182,
  rx = 80,
  ry = 30,
  side,
  bands = [],
  shade,
  shadeOpacity = 0.55,
  gloss = 0.65,
  lid,
  details = '',
}) => {
  const outline = sideOutline(cx, top, bottom, rx, ry);
  const mid = n((top + bottom) / 2);
  const low = bottom + ry;
  return (
    clipped(
      id,
      outline,
      path(outline, side) +
        bands.map((one) => band(cx, top, bottom, rx, ry, one)).join('') +
        details +
        path(
          `M${n(cx + rx * 0.42)} ${top - 10}C${n(cx + rx * 0.62)} ${mid} ${n(cx + rx * 0.55)} ${bottom} ${n(cx + rx * 0.3)} ${low}H${cx + rx + 4}V${top - 10}Z`,
          shade,
          `opacity="${shadeOpacity}"`,
        ) +
        path(
          `M${n(cx - rx * 0.8)} ${top}C${n(cx - rx * 0.84)} ${mid} ${n(cx - rx * 0.8)} ${bottom} ${n(cx - rx * 0.76)} ${low}H${n(cx - rx * 0.6)}C${n(cx - rx * 0.64)} ${bottom} ${n(cx - rx * 0.66)} ${mid} ${n(cx - rx * 0.62)} ${top}Z`,
          '#fff',
          `opacity="${gloss}"`,
        ),
    ) + ellipse(cx, top, rx, ry, lid)
  );
};

/**
 * A round cake with a piece taken out at the front, so that one sees its layers.
 * `layers` are fractions of the height, painted on both inner faces: [{from, to, lit, dim}].
 */
export const cutCake = ({
  cx = 120,
  top = 112,
  bottom = 182,
  rx = 80,
  ry = 30,
  side,
  bands = [],
  shade,
  shadeOpacity = 0.75,
  gloss = 0.85,
  lid,
  layers,
}) => {
  const height = bottom - top;
  const on = (degrees) => {
    const radians = (degrees * Math.PI) / 180;
    return [n(cx + rx * Math.cos(radians)), n(top + ry * Math.sin(radians))];
  };
  const [leftX, leftY] = on(112);
  const [rightX, rightY] = on(42);
  const leftWall = `M${cx - rx} ${top}A${rx} ${ry} 0 0 0 ${leftX},${leftY}V${leftY + height}A${rx} ${ry} 0 0 1 ${cx - rx} ${bottom}Z`;
  const rightWall = `M${rightX},${rightY}A${rx} ${ry} 0 0 0 ${cx + rx} ${top}V${bottom}A${rx} ${ry} 0 0 1 ${rightX} ${rightY + height}Z`;
  const bandsPainted = bands.map((one) => band(cx, top, bottom, rx, ry, one)).join('');
  const face = (x, y, { from, to }, fill) => {
    const [a, b] = [n(height * from), n(height * to)];
    return path(`M${cx} ${n(top + a)}L${x} ${n(y + a)}V${n(y + b)}L${cx} ${n(top + b)}Z`, fill);
  };
  const glint = `M${n(cx - rx * 0.86)} ${top}C${n(cx - rx * 0.9)} ${n(top + height / 2)} ${n(cx - rx * 0.86)} ${bottom} ${n(cx - rx * 0.82)} ${bottom + ry}H${n(cx - rx * 0.64)}C${n(cx - rx * 0.7)} ${bottom} ${n(cx - rx * 0.7)} ${n(top + height / 2)} ${n(cx - rx * 0.66)} ${top}Z`;
  return (
    layers.map((layer) => face(leftX, leftY, layer, layer.dim)).join('') +
    layers.map((layer) => face(rightX, rightY, layer, layer.lit)).join('') +
    clipped('w1', leftWall, path(leftWall, side) + bandsPainted + path(glint, '#fff', `opacity="${gloss}"`)) +
    clipped(
      'w2',
      rightWall,
      path(rightWall, side) + bandsPainted + path(rightWall, shade, `opacity="${shadeOpacity}"`),
    ) +
    path(`M${leftX},${leftY}A${rx} ${ry} 0 1 1 ${rightX},${rightY}L${cx} ${top}Z`, lid)
  );
};

/**
 * One slice lying with its cut face forward, tip to the left. `layers` [{from, to, fill}] are fractions
 * of the cut face; `back` is the outer frosting [lit, dim], `lid` the top, `lidEdge` its rim at the back.
 */
export const slice = ({ layers, back, lid, lidEdge, crumbs = '' }) => {
  const [left, right, tall] = [36, 186, 54];
  const strip = ({ from, to, fill }) =>
    path(
      `M${left} ${n(122 + tall * from)}L${right} ${n(140 + tall * from)}V${n(140 + tall * to)}L${left} ${n(122 + tall * to)}Z`,
      fill,
    );
  return (
    ellipse(118, 188, 78, 22, '#E4D4C0', 'opacity=".8"') +
    path('M186 140C202 128 206 112 200 98V152C204 166 200 182 186 194Z', back) +
    layers.map(strip).join('') +
    crumbs +
    path('M36 122L176 78C192 82 204 96 202 112C200 124 194 133 186 140Z', lid) +
    path('M186 140C194 133 200 124 202 112C204 96 192 82 176 78L166 81C184 88 190 112 172 138.5Z', lidEdge)
  );
};

/**
 * A straight glass seen slightly from above. `fills` are bands of the contents from top to bottom,
 * fractions of the height: [{from, to, fill}]; `surface` is what one sees looking in.
 */
export const glass = ({
  cx = 120,
  top,
  bottom,
  wide,
  foot,
  tilt = 0.2,
  fills,
  surface,
  inside = '',
  level = 0.12,
}) => {
  const height = bottom - top;
  const half = (t) => n(wide + (foot - wide) * t);
  const y = (t) => n(top + height * t);
  const arc = (t) => n(half(t) * tilt);
  const slab = ({ from, to, fill }) =>
    path(
      `M${cx - half(from)} ${y(from)}A${half(from)} ${arc(from)} 0 0 0 ${cx + half(from)} ${y(from)}L${cx + half(to)} ${y(to)}A${half(to)} ${arc(to)} 0 0 1 ${cx - half(to)} ${y(to)}Z`,
      fill,
    );
  const outline = `M${cx - half(0)} ${y(0)}A${half(0)} ${arc(0)} 0 0 1 ${cx + half(0)} ${y(0)}L${cx + half(1)} ${y(1)}A${half(1)} ${arc(1)} 0 0 1 ${cx - half(1)} ${y(1)}Z`;
  return (
    path(outline, '#F3F4EF', 'opacity=".75"') +
    fills.map(slab).join('') +
    ellipse(cx, y(level), half(level), arc(level), surface) +
    inside +
    path(
      `M${n(cx + half(0) * 0.5)} ${y(0.06)}L${cx + half(0)} ${y(0)}L${cx + half(1)} ${y(1)}A${half(1)} ${arc(1)} 0 0 1 ${n(cx + half(1) * 0.5)} ${n(y(1) + arc(1) * 0.8)}Z`,
      '#6A4326',
      'opacity=".13"',
    ) +
    path(
      `M${n(cx - half(0.06) * 0.86)} ${y(0.1)}L${n(cx - half(0.06) * 0.66)} ${y(0.12)}L${n(cx - half(0.94) * 0.62)} ${y(0.94)}L${n(cx - half(0.94) * 0.82)} ${y(0.92)}Z`,
      '#fff',
      'opacity=".5"',
    ) +
    `<ellipse cx="${cx}" cy="${y(0)}" rx="${half(0)}" ry="${arc(0)}" fill="none" stroke="#FFFFFF" stroke-width="2.6"/>` +
    line(
      `M${cx - half(0)} ${y(0)}L${cx - half(1)} ${y(1)}A${half(1)} ${arc(1)} 0 0 0 ${cx + half(1)} ${y(1)}L${cx + half(0)} ${y(0)}`,
      '#E3DACD',
      1.8,
    )
  );
};
