import Taro from '@tarojs/taro';
import { isH5 } from './build';

/** What a drawing gets: the pen, and the pictures it asked for by address, null where one did not load. */
export type Draw = (pen: CanvasRenderingContext2D, pictures: (CanvasImageSource | null)[]) => void;

export interface PictureSize {
  width: number;
  height: number;
}

/** A canvas on the page, the same for both builds. */
interface Easel {
  resize(size: PictureSize): void;
  pen(): CanvasRenderingContext2D;
  load(address: string): Promise<CanvasImageSource | null>;
  /** The finished picture: a temporary file in WeChat, a data address in a browser. */
  save(): Promise<string>;
}

/** Twice the size keeps letters and codes sharp when the picture is enlarged. */
const SCALE = 2;

/**
 * Draws on the page's `<Canvas type="2d" id>` and answers where the finished picture is. Sizes are pixels of the
 * drawing; the file has twice as many. Rejects when there is no such canvas.
 */
export async function drawPicture(
  id: string,
  size: PictureSize,
  addresses: readonly string[],
  draw: Draw,
): Promise<string> {
  const easel = isH5 ? browserEasel(id) : await phoneEasel(id);
  easel.resize({ width: size.width * SCALE, height: size.height * SCALE });
  const pictures = await Promise.all(addresses.map((address) => easel.load(address)));
  const pen = easel.pen();
  pen.scale(SCALE, SCALE);
  draw(pen, pictures);
  return easel.save();
}

/** Puts a finished picture among her photographs (WeChat asks her first), or downloads it. False when she said no. */
export async function keepPicture(address: string, fileName: string): Promise<boolean> {
  if (isH5) {
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    return true;
  }
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: address });
    return true;
  } catch {
    return false;
  }
}

function browserEasel(id: string): Easel {
  const canvas = document.querySelector<HTMLCanvasElement>(`#${id} canvas`);
  if (!canvas) throw new Error(`no canvas ${id} on this page`);
  return {
    resize: (size) => Object.assign(canvas, size),
    pen: () => penOf(canvas.getContext('2d')),
    load: (address) => loadInto(document.createElement('img'), address),
    save: async () => canvas.toDataURL('image/png'),
  };
}

async function phoneEasel(id: string): Promise<Easel> {
  const canvas = await phoneCanvas(id);
  return {
    resize: (size) => Object.assign(canvas, size),
    pen: () => penOf(canvas.getContext('2d')),
    load: (address) => loadInto(canvas.createImage(), address),
    save: async () => (await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })).tempFilePath,
  };
}

function phoneCanvas(id: string): Promise<Taro.Canvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true }, (found: { node?: Taro.Canvas } | null) => {
        if (found?.node) resolve(found.node);
        else reject(new Error(`no canvas ${id} on this page`));
      })
      .exec();
  });
}

/** WeChat's 2d context speaks the browser's language as far as we draw. */
function penOf(context: unknown): CanvasRenderingContext2D {
  if (!context) throw new Error('this canvas cannot be drawn on');
  return context as CanvasRenderingContext2D;
}

interface Loadable {
  src: string;
  onload: unknown;
  onerror: unknown;
}

/** A picture that does not come is left out: the rest of the drawing is worth having. */
function loadInto(picture: Loadable, address: string): Promise<CanvasImageSource | null> {
  return new Promise((resolve) => {
    picture.onload = () => resolve(picture as unknown as CanvasImageSource);
    picture.onerror = () => resolve(null);
    picture.src = address;
  });
}
