import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '@/api/client';
import {
  bindPhone,
  clientConfig,
  recordConsent,
  signOutCustomer,
  updateProfile,
  uploadAvatar,
} from '@/api/identity';
import { queryClient } from '@/api/query-client';
import { staffSession } from '@/api/staff-session';
import { useNow } from '@/features/clock';
import { meQueryKey, useMe } from '@/features/session';
import { useStoreChoice } from '@/features/store-choice';
import {
  callPhone,
  forget,
  isH5,
  store as keep,
  open,
  openPrivacyContract,
  readStored,
  routes,
  showToast,
  simulatedPhoneCode,
} from '@/platform';
import { consentFrom, consentText, type KeptConsent, meView, nicknameCheck } from './me.view';

/** The page of the customer herself: name, picture, telephone, privacy, help. */
export function useMePage() {
  const now = useNow();
  const me = useMe();
  const { store } = useStoreChoice();
  const config = useQuery({ queryKey: ['client-config'], queryFn: clientConfig });
  const [consent, setConsent] = useState(() => consentFrom(readStored('privacy-consent')));
  const [busy, setBusy] = useState<'avatar' | 'nickname' | 'phone' | 'consent' | null>(null);

  /** One change at a time; its outcome is said, its refusal too. Answers whether it went through. */
  const change = async (what: NonNullable<typeof busy>, work: () => Promise<string>): Promise<boolean> => {
    if (busy !== null) return false;
    setBusy(what);
    try {
      showToast(await work(), { icon: 'check' });
      return true;
    } catch (problem) {
      showToast(problemText(problem), { icon: 'alert' });
      return false;
    } finally {
      setBusy(null);
    }
  };

  const saveNickname = async (raw: string): Promise<boolean> => {
    const check = nicknameCheck(raw);
    if (!check.ok) {
      showToast(check.text, { icon: 'alert' });
      return false;
    }
    if (check.nickname === me.data?.nickname) return true;
    return change('nickname', async () => {
      queryClient.setQueryData(meQueryKey, await updateProfile({ nickname: check.nickname }));
      return '名字改好了';
    });
  };
  const saveAvatar = (path: string) =>
    change('avatar', async () => {
      queryClient.setQueryData(meQueryKey, await uploadAvatar(path));
      return '头像换好了';
    });
  const bind = (code: () => Promise<string>) =>
    change('phone', async () => {
      queryClient.setQueryData(meQueryKey, await bindPhone({ code: await code() }));
      return '手机号绑定好了';
    });
  const decide = (granted: boolean) =>
    change('consent', async () => {
      const { version, textSha256 } = (await clientConfig()).privacyPolicy;
      await recordConsent({ purpose: 'privacy_policy', version, textSha256, granted });
      const kept: KeptConsent = { version, granted, at: new Date().toISOString() };
      keep('privacy-consent', kept);
      setConsent(kept);
      return granted ? '已记下您的同意' : '已撤回同意';
    });
  const signOut = async () => {
    await signOutCustomer();
    // The browser forgets who it was as well, so that the next person at it is somebody new.
    forget('device');
    forget('privacy-consent');
    setConsent(null);
    void queryClient.resetQueries();
    showToast('已退出', { icon: 'check' });
    open(routes.home());
  };

  return {
    view: me.data ? meView(me.data, now) : null,
    nickname: me.data?.nickname ?? '',
    error: me.data ? null : me.error,
    retry: () => void me.refetch(),
    busy,
    saveNickname,
    saveAvatar,
    /** The code of WeChat's phone button; undefined when she said no. */
    bindPhone: (code: string | undefined) => {
      if (code) void bind(() => Promise.resolve(code));
    },
    bindPhoneInBrowser: () => void bind(async () => simulatedPhoneCode(await clientConfig())),
    policyText: config.data?.privacyPolicy.text ?? null,
    consent: {
      text: consentText(consent, config.data?.privacyPolicy, now),
      isGranted: consent?.granted === true && consent.version === config.data?.privacyPolicy.version,
      decide: (granted: boolean) => void decide(granted),
    },
    openContract: () => void openPrivacyContract(),
    store,
    callStore: () => void (store && callPhone(store.phone)),
    canSignOut: isH5,
    signOut: () => void signOut(),
    enterStaff: () => open(staffSession() ? routes.staffToday() : routes.staffSignIn()),
  };
}

export type MePage = ReturnType<typeof useMePage>;
