import { SOURCE_KINDS, type SourceKind } from '../api/sources';

/** WeChat's limit for the scene of a mini-program code. */
export const MAX_SCENE_LENGTH = 32;
/** What WeChat lets a scene consist of; no percent sign, so a scene that still has one was not decoded. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}$/;
const CODE = /^[0-9A-Za-z][0-9A-Za-z_-]{0,29}$/;

export const SOURCE_KIND_LABELS: Readonly<Record<SourceKind, string>> = {
  poster: '门店海报',
  table: '桌贴',
  packaging: '包装',
  leaflet: '传单',
  event: '活动',
  oa: '公众号',
  partner: '合作商家',
  staff: '店员',
  share: '好友分享',
};

/** True for a kind of ours. Example: `poster` is one, `Poster` is not. */
export function isSourceKind(text: string): text is SourceKind {
  return SOURCE_KINDS.some((kind) => kind === text);
}

/**
 * Undoes the percent-encoding under which a scene arrives in the page's parameters; null when it is broken. Exactly
 * once: a second time would turn a scene that was meant literally into another one.
 *
 * Example: `decodeScene('s%3DW1P')` is `s=W1P`; `decodeScene('%E0%A4')` is null; `W1P` stays.
 */
export function decodeScene(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/**
 * The source code inside a decoded scene, or null when the scene is not ours: longer than 32 characters, with others
 * than WeChat allows, or without a code. A scene is the bare code, or pairs of which `s` is the code.
 *
 * Example: `W1P`, `s=W1P` and `s=W1P&t=7` all name `W1P`; `t=7`, `s=` and 33 characters are null.
 */
export function parseScene(scene: string): string | null {
  if (!SCENE.test(scene)) return null;
  if (CODE.test(scene)) return scene;
  const pair = scene.split('&').find((each) => each.indexOf('s=') === 0);
  const code = pair?.slice(2) ?? '';
  return CODE.test(code) ? code : null;
}

/** The scene a mini-program code carries. Example: `formatScene('W1P')` is `s=W1P`; no code throws RangeError. */
export function formatScene(code: string): string {
  if (!CODE.test(code)) throw new RangeError(`not a source code: ${code}`);
  return `s=${code}`;
}
