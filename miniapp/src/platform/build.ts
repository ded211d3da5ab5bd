/** True in the browser build, where a simulator page plays WeChat's part. A build-time constant: dead code is dropped. */
export const isH5 = process.env.TARO_ENV === 'h5';

/** Scheme and host of the API without a trailing slash; empty on H5 (same origin). */
export const apiOrigin = API_ORIGIN;

/**
 * Address a picture of the API can be loaded from: `/media/320/a.webp` becomes `https://shop.example/media/320/a.webp`
 * in WeChat and stays as it is on H5; an absolute address stays as it is everywhere.
 */
export function mediaUrl(path: string): string {
  return path.startsWith('/') ? `${apiOrigin}${path}` : path;
}
