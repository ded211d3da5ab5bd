/** @jest-environment node */
import { create } from 'qrcode';
import sharp from 'sharp';
import { qrPicture } from '@/subpackages/order/detail/qr-picture';

const MODULE = 4;
const QUIET = 4;

/** Dark modules of the drawn picture, row by row, and the quiet zone around them. */
async function modulesOf(picture: string) {
  const { data, info } = await sharp(Buffer.from(picture.split(',')[1] ?? '', 'base64'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = info.width / MODULE - 2 * QUIET;
  const isDark = (row: number, column: number) =>
    (data[((row + QUIET + 0.5) * MODULE * info.width + (column + QUIET + 0.5) * MODULE) * info.channels] ??
      255) < 128;
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => isDark(row, column)),
  );
  const quiet = Array.from(
    { length: size },
    (_, place) => isDark(-1, place) || isDark(place, -1) || isDark(size, place),
  );
  return { size, dark: rows.flat(), isQuiet: !quiet.includes(true) };
}

test.each([
  'tp1.01M80RVY4Q0QEDBJNF3797J4Y0.29397966.Zm9yLXRoZS10ZXN0LW9ubHk_x-abcdefghijkl',
  'tp1.01M80RVY4Q0QEDBJNF3797J4Y0.9.0123456789abcdef',
])('the picture holds exactly the modules another encoder makes of %s', async (text) => {
  const drawn = await modulesOf(qrPicture(text));
  const matches = [0, 1, 2, 3, 4, 5, 6, 7].filter((maskPattern) => {
    const { modules } = create([{ data: text, mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern });
    return (
      modules.size === drawn.size && drawn.dark.every((dark, place) => dark === (modules.data[place] === 1))
    );
  });
  expect(matches).toHaveLength(1);
  expect(drawn.isQuiet).toBe(true);
});
