import { around, at, circle, ellipse, line, n, path, picture, rect, repeat, shadow } from './pen.mjs';

/** A closed outline of `count` round scallops, radius swinging between `inner` and `outer`. */
const scallops = (count, cx, cy, inner, outer) => {
  const on = (radius, step) => {
    const angle = (step * Math.PI) / count;
    return `${n(cx + Math.cos(angle) * radius)} ${n(cy + Math.sin(angle) * radius)}`;
  };
  const arcs = Array.from({ length: count }, (_, i) => `Q${on(outer, i * 2 + 1)} ${on(inner, i * 2 + 2)}`);
  return `M${on(inner, 0)}${arcs.join('')}Z`;
};

/** The paper doily of `radius` with its two rings of holes; ink [paper, hole, ring]. */
const doilyPaper = (cx, cy, radius, [paper, hole, ring]) =>
  path(scallops(28, cx, cy, radius * 0.93, radius * 1.06), paper) +
  around(28, cx, cy, radius * 0.875, radius * 0.875, (x, y) => circle(x, y, 2.2, hole)) +
  around(56, cx, cy, radius * 0.8, radius * 0.8, (x, y) => circle(x, y, 0.9, hole)) +
  circle(cx, cy, radius * 0.755, 'none', `stroke="${ring}" stroke-width="1.2"`);

const doilyFull = () =>
  picture(
    doilyPaper(120, 120, 112, ['#FFFEFB', '#EBDCC7', '#EFE1CD']),
    repeat(14, (i) =>
      at(
        120,
        120,
        path('M0-71C6-64 6-56 0-50C-6-56-6-64 0-71Z', '#F3E7D6') +
          circle(0, -44, 2, '#EBDCC7') +
          line('M-9-74C-5-79 5-79 9-74', '#EBDCC7', 1.6),
        { turn: i * (360 / 14) },
      ),
    ),
    circle(120, 120, 40, 'none', 'stroke="#EFE1CD" stroke-width="1.2"'),
  );

const onDoily = (...parts) => picture(doilyPaper(120, 122, 108, ['#F9EFE0', '#EBDCC7', '#EFE1CD']), ...parts);

/** Nothing to bake: the whisk rests in a clean bowl, the ticket rail is empty. */
const staffEmpty = () =>
  onDoily(
    shadow(122, 204, 82, 11),
    rect(48, 46, 144, 10, 5, '#B98453'),
    rect(48, 46, 144, 4, 2, '#DDB07C'),
    [72, 120, 168].map((x) => rect(x - 6, 42, 12, 22, 4, '#8C7565') + rect(x - 6, 42, 5, 22, 4, '#A89788')),
    path('M100 62H140V104L133 99L126.600 104L120 99L113.400 104L107 99L100 104Z', '#FFFEFB'),
    path('M128 62H140V104L133 99L126.600 104Z', '#F1E5D4'),
    line('M108 84L116 92L132 74', '#467343', 4.4),
    line('M166 76L142 150', '#8A4A1E', 8),
    line('M164 78L144 138', '#B98453', 2.4),
    line(
      'M142 148C126 150 112 170 118 184M142 148C136 158 130 174 132 186M142 148C150 158 152 176 144 186',
      '#A89788',
      2.6,
    ),
    path('M58 148H182C182 178 160 202 146 202H94C80 202 58 178 58 148Z', '#FFFEFB'),
    path('M150 148H182C182 178 160 202 146 202H124C146 190 154 168 150 148Z', '#E2D2BE'),
    ellipse(120, 148, 62, 15, '#F1E5D4'),
    ellipse(120, 149, 54, 11, '#E2D2BE'),
    line(
      'M142 142C132 150 124 152 118 152M142 142C138 150 134 155 132 156M142 142C146 150 146 154 144 156',
      '#A89788',
      2.6,
    ),
    path('M68 160C70 174 78 186 86 192L92 194C82 184 76 172 75 161Z', '#FFFFFF'),
    path('M160 186C176 176 200 182 204 196C196 206 170 206 160 200Z', '#E1A9B1'),
    path('M186 183C198 184 203 190 204 196C196 206 180 205 170 203C184 198 190 192 186 183Z', '#C9838E'),
    line('M168 192C178 188 188 190 196 196', '#F3CDD2', 2),
  );

/** No search result: a loupe over an empty cake stand. */
const stateSearch = () =>
  onDoily(
    shadow(120, 206, 66, 10),
    ellipse(112, 198, 44, 9, '#E2D2BE'),
    path('M104 148H120L124 197H100Z', '#F1E5D4'),
    path('M114 148H120L124 197H112Z', '#E2D2BE'),
    ellipse(112, 146, 84, 20, '#E2D2BE'),
    ellipse(112, 141, 84, 20, '#FFFEFB'),
    ellipse(112, 141, 66, 13, '#F6EDE1'),
    path('M78 141l6-2 3 3-5 3z', '#E9B568'),
    path('M92 146l5-2 3 3-5 2z', '#D9973F'),
    path('M68 145l4-2 3 2-4 2z', '#D9973F'),
    line('M172 138L200 170', '#8A4A1E', 11),
    line('M173 139L198 167', '#B98453', 4),
    circle(146, 104, 44, '#EAF1EE', 'opacity=".72"'),
    circle(146, 104, 44, 'none', 'stroke="#C98A3D" stroke-width="8"'),
    line('M108 82A44 44 0 0 1 150 60', '#EDB463', 3.4),
    line('M122 96C124 86 132 79 142 78', '#FFFFFF', 6),
    line('M136 106C136 94 156 94 156 105C156 112 147 112 147 120', '#7C6858', 5),
    circle(147, 130, 3.2, '#7C6858'),
  );

export const states = {
  doily: doilyFull,
  'staff-empty': staffEmpty,
  'state-search': stateSearch,
};
