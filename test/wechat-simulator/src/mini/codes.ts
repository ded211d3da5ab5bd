import type { Reply } from '../core/http';
import type { World } from '../world';
import { drawCode } from './code-image';
import { dataFormatError, MiniApiError } from './errors';

const FIELDS = [
  'scene',
  'page',
  'check_path',
  'env_version',
  'width',
  'auto_color',
  'line_color',
  'is_hyaline',
];
const SCENE_CHARACTERS = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const ENVIRONMENTS = ['release', 'trial', 'develop'];

/** `POST /wxa/getwxacodeunlimit`: image bytes on success; errors are JSON with HTTP 200. */
export function unlimitedCode(world: World, body: Record<string, unknown>): Reply {
  const unknown = Object.keys(body).filter((name) => !FIELDS.includes(name));
  if (unknown.length > 0) throw dataFormatError(`unknown field ${unknown.join(', ')}`);
  const {
    scene,
    page = '',
    check_path: checkPath = true,
    env_version: environment = 'release',
    width = 430,
  } = body;
  if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) {
    throw new MiniApiError(40169, 'invalid length for scene, or the data is not json string');
  }
  if (!SCENE_CHARACTERS.test(scene)) throw new MiniApiError(40129, 'invalid scene');
  checkPage(world, page, checkPath);
  if (typeof environment !== 'string' || !ENVIRONMENTS.includes(environment)) {
    throw new MiniApiError(40097, 'invalid args: env_version');
  }
  if (typeof width !== 'number' || !Number.isInteger(width) || width < 280 || width > 1280) {
    throw new MiniApiError(40097, 'invalid args: width');
  }
  return { status: 200, contentType: 'image/png', body: drawCode(scene, String(page), width) };
}

function checkPage(world: World, page: unknown, checkPath: unknown): void {
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) {
    throw new MiniApiError(41030, 'invalid page');
  }
  const { publishedPages } = world.settings;
  const mustExist = checkPath !== false && publishedPages.length > 0 && page !== '';
  if (mustExist && !publishedPages.includes(page)) throw new MiniApiError(41030, 'invalid page');
}
