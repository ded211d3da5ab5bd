/** The one function that a test asks of this library, which ships no types of its own. */
declare module 'qrcode' {
  interface Segment {
    data: string;
    mode: 'byte';
  }
  interface Options {
    errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H';
    maskPattern: number;
  }
  export function create(
    segments: Segment[],
    options: Options,
  ): { modules: { size: number; data: Uint8Array } };
}
