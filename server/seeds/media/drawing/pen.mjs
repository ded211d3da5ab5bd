// The pen: the few SVG marks every illustration is made of. Pure string functions, no state, so that
// the same drawing always gives the same bytes.

/** Rounds to one decimal: finer is invisible at 800 px and doubles the file. */
export const n = (value) => Number(value.toFixed(1));

const attributes = (extra) => (extra ? ` ${extra}` : '');

export const path = (d, fill, extra = '') => `<path d="${d}" fill="${fill}"${attributes(extra)}/>`;

export const line = (d, stroke, width, extra = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${attributes(extra)}/>`;

export const ellipse = (cx, cy, rx, ry, fill, extra = '') =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attributes(extra)}/>`;

export const circle = (cx, cy, r, fill, extra = '') =>
  `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}"${attributes(extra)}/>`;

export const rect = (x, y, width, height, radius, fill, extra = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}"${attributes(extra)}/>`;

/** Moves, turns and scales what is drawn around the origin. */
export const at = (x, y, inner, { turn = 0, scale = 1, tall = scale } = {}) =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${Number(scale.toFixed(3))} ${Number(tall.toFixed(3))})">${inner}</g>`;

/** Keeps `inner` inside the outline `d`; `id` must be unique within one picture. */
export const clipped = (id, d, inner) =>
  `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`;

/** Repeats a drawing `count` times; `draw` gets the index and the fraction 0..1. */
export const repeat = (count, draw) =>
  Array.from({ length: count }, (_, index) => draw(index, count > 1 ? index / (count - 1) : 0)).join('');

/** Points on an ellipse, evenly spaced from angle `from` to `to` in degrees; 0 is right, 90 is front. */
export const around = (count, cx, cy, rx, ry, draw, from = 0, to = 360) => {
  const step = (to - from) / (to - from === 360 ? count : Math.max(1, count - 1));
  return Array.from({ length: count }, (_, index) => {
    const radians = ((from + step * index) * Math.PI) / 180;
    return { x: n(cx + rx * Math.cos(radians)), y: n(cy + ry * Math.sin(radians)), index };
  })
    .sort((a, b) => a.y - b.y)
    .map((point) => draw(point.x, point.y, point.index))
    .join('');
};

/** A repeatable stream of fractions 0..1 for crumbs and sprinkles (mulberry32). */
export const scatter = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const picture = (...parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">${parts.flat(9).join('')}</svg>\n`;

const shadowInk = '#7A5236';

export const shadow = (cx, cy, rx, ry) => ellipse(cx, cy, rx, ry, shadowInk, 'opacity=".13"');

/** The white plate with its shadow; `cy` is the plate's own centre. */
export const plate = (cy = 186, rx = 102, ry = 35, cx = 120) =>
  shadow(cx + 4, cy + 9, rx + 2, ry + 1) +
  ellipse(cx, cy + 4, rx, ry, '#E2D2BE') +
  ellipse(cx, cy, rx, ry, '#FFFEFB') +
  ellipse(cx, cy + 1, rx * 0.88, ry * 0.86, '#F6EDE1');
