import type { ReferralPosterResponse } from '@tianpu/shared/api';
import { splitGraphemes } from '@tianpu/shared/text';
import type { Draw } from '@/platform';

export const POSTER = { width: 320, height: 500 } as const;

const COLOURS = {
  paper: '#FFFBF5',
  edge: '#F7DADF',
  core: '#FCEEF0',
  lace: '#EFC3CB',
  ink: '#2B1D14',
  words: '#6F5B4C',
  berry: '#B4344A',
  white: '#FFFFFF',
};
const FONT = '"PingFang SC", "Noto Sans CJK SC", sans-serif';
const MIDDLE = POSTER.width / 2;
const DOILY = { x: MIDDLE, y: 168, radius: 112, scallops: 28, dots: 28 };

/** What is drawn on the canvas: the doily, the cake, who invites to what, and the code to scan. */
export function drawPoster(
  poster: Pick<ReferralPosterResponse, 'code' | 'inviterName' | 'headline' | 'offerText'>,
): Draw {
  return (pen, [cake, code]) => {
    pen.fillStyle = COLOURS.paper;
    pen.fillRect(0, 0, POSTER.width, POSTER.height);
    drawDoily(pen);
    if (cake) pen.drawImage(cake, MIDDLE - 90, 74, 180, 180);

    pen.textAlign = 'center';
    write(pen, '甜铺', { x: MIDDLE, y: 32, size: 17, weight: 600, colour: COLOURS.berry });
    write(pen, clip(`${poster.inviterName}请您`, 16), {
      x: MIDDLE,
      y: 318,
      size: 13,
      colour: COLOURS.words,
    });
    write(pen, clip(poster.headline, 14), { x: MIDDLE, y: 348, size: 22, weight: 600, colour: COLOURS.ink });

    pen.fillStyle = COLOURS.white;
    roundedRect(pen, 20, 366, POSTER.width - 40, 114, 12);
    pen.fill();
    if (code) pen.drawImage(code, 32, 376, 94, 94);
    pen.textAlign = 'left';
    const lines = wrap(poster.offerText, 11, 3);
    lines.forEach((line, index) => {
      write(pen, line, { x: 140, y: 398 + index * 19, size: 13, weight: 500, colour: COLOURS.ink });
    });
    write(pen, '长按或扫码打开小程序', { x: 140, y: 452, size: 11, colour: COLOURS.words });
    write(pen, `邀请码 ${poster.code}`, { x: 140, y: 468, size: 11, colour: COLOURS.words });
  };
}

function drawDoily(pen: CanvasRenderingContext2D): void {
  const { x, y, radius, scallops, dots } = DOILY;
  pen.fillStyle = COLOURS.edge;
  for (let index = 0; index < scallops; index += 1) {
    const at = (index * 2 * Math.PI) / scallops;
    disc(pen, x + Math.cos(at) * (radius - 4), y + Math.sin(at) * (radius - 4), 15);
  }
  disc(pen, x, y, radius);
  pen.fillStyle = COLOURS.lace;
  for (let index = 0; index < dots; index += 1) {
    const at = ((index + 0.5) * 2 * Math.PI) / dots;
    disc(pen, x + Math.cos(at) * (radius - 9), y + Math.sin(at) * (radius - 9), 2);
  }
  pen.fillStyle = COLOURS.core;
  disc(pen, x, y, radius * 0.8);
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function roundedRect(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  pen.beginPath();
  pen.moveTo(x + radius, y);
  pen.arcTo(x + width, y, x + width, y + height, radius);
  pen.arcTo(x + width, y + height, x, y + height, radius);
  pen.arcTo(x, y + height, x, y, radius);
  pen.arcTo(x, y, x + width, y, radius);
  pen.closePath();
}

interface Lettering {
  x: number;
  y: number;
  size: number;
  weight?: number;
  colour: string;
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  { x, y, size, weight = 400, colour }: Lettering,
): void {
  pen.font = `${weight} ${size}px ${FONT}`;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/** Example: `clip('长'.repeat(20), 16)` is 15 of them and `…`. */
export function clip(text: string, max: number): string {
  const letters = splitGraphemes(text);
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`;
}

/** The text in at most `rows` rows of `perRow` letters, the rest cut with `…`. */
export function wrap(text: string, perRow: number, rows: number): string[] {
  const letters = splitGraphemes(clip(text, perRow * rows));
  const lines: string[] = [];
  for (let from = 0; from < letters.length; from += perRow) {
    lines.push(letters.slice(from, from + perRow).join(''));
  }
  return lines;
}
