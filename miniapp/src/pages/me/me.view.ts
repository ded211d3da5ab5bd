import type { ClientConfig, CustomerProfile } from '@tianpu/shared/api';
import { cleanLine, NICKNAME_LIMIT, splitGraphemes } from '@tianpu/shared/text';
import { formatDate, shopDateOf } from '@tianpu/shared/time';

export interface MeView {
  name: string;
  /** First character, drawn where there is no picture. */
  initial: string;
  avatarUrl: string | null;
  sinceText: string;
  phoneText: string;
  hasPhone: boolean;
}

const NAMELESS = '还没有名字';

/** The head of the page. Example: no nickname, member since today: `还没有名字`, `今天认识您的`. */
export function meView(me: CustomerProfile, now: Date): MeView {
  const name = me.nickname ?? '';
  const since = shopDateOf(me.memberSince);
  const today = shopDateOf(now);
  return {
    name: name || NAMELESS,
    initial: splitGraphemes(name)[0] ?? '甜',
    avatarUrl: me.avatarUrl,
    sinceText: since === today ? '今天认识您的' : `${formatDate(since, today)}认识您的`,
    phoneText: me.phoneMasked ?? '还没绑定',
    hasPhone: me.phoneMasked !== null,
  };
}

export type NicknameCheck = { ok: true; nickname: string } | { ok: false; text: string };

/** The name as it will be kept, or why it cannot be. Example: 17 letters are too long, `  小 林 ` is kept as `小 林`. */
export function nicknameCheck(raw: string): NicknameCheck {
  const cleaned = cleanLine(raw, NICKNAME_LIMIT);
  if (cleaned.ok) return { ok: true, nickname: cleaned.text };
  const { reason } = cleaned.params;
  if (reason === 'empty') return { ok: false, text: '名字还空着' };
  return {
    ok: false,
    text:
      reason === 'too_long'
        ? `名字最多 ${NICKNAME_LIMIT.maxGraphemes} 个字`
        : '名字里有不能用的符号，请换一个',
  };
}

/** What was agreed to and when, as kept on this device. */
export interface KeptConsent {
  version: string;
  granted: boolean;
  at: string;
}

export function consentFrom(kept: unknown): KeptConsent | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const whole = 'version' in kept && 'granted' in kept && 'at' in kept;
  return whole ? (kept as KeptConsent) : null;
}

/**
 * Where the consent to the privacy text stands. An agreement to an older text counts as not given to the new one.
 *
 * Example: agreed to version 2 on 11月22日 while 2 is current: `已同意 · 11月22日`; when 3 is out: `内容有更新，请再看一下`.
 */
export function consentText(
  kept: KeptConsent | null,
  policy: ClientConfig['privacyPolicy'] | undefined,
  now: Date,
): string {
  if (!kept) return '还没同意';
  if (!kept.granted) return '已撤回同意';
  if (policy && policy.version !== kept.version) return '内容有更新，请再看一下';
  return `已同意 · ${formatDate(shopDateOf(kept.at), shopDateOf(now))}`;
}
