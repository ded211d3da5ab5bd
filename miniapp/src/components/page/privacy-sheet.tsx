import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import {
  onPrivacyAsked,
  openPrivacyContract,
  PRIVACY_AGREE_BUTTON_ID,
  type PrivacyAsk,
  privacySetting,
  useDidHide,
  useDidShow,
} from '@/platform';
import { Button } from '../button';
import { Sheet } from '../sheet';
import './privacy-sheet.scss';

/** Opens when WeChat asks for the customer's agreement; after a no, everything that works without it goes on working. */
export function PrivacySheet() {
  const [ask, setAsk] = useState<PrivacyAsk | null>(null);
  const [contractName, setContractName] = useState('');
  const [inFront, setInFront] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  useEffect(() => {
    // Only the page in front may ask: WeChat keeps one listener for the whole app.
    if (!inFront) return;
    onPrivacyAsked((asked) => {
      setAsk(asked);
      privacySetting().then(
        (setting) => setContractName(setting.contractName),
        () => undefined,
      );
    });
  }, [inFront]);
  const answer = (reply: 'agree' | 'refuse') => {
    ask?.[reply]();
    setAsk(null);
  };
  return (
    <Sheet visible={ask !== null} onClose={() => answer('refuse')} title="先说清楚怎么用您的信息">
      <View className="privacy-sheet__text">
        接下来会用到您的信息（例如位置用来找最近的门店，手机号用来通知取货）。不同意也能继续点单。详见
        <Text className="privacy-sheet__link" onClick={openPrivacyContract}>
          {contractName || '《用户隐私保护指引》'}
        </Text>
        。
      </View>
      <View className="privacy-sheet__buttons">
        <Button kind="ghost" className="privacy-sheet__button" onTap={() => answer('refuse')}>
          不同意
        </Button>
        <Button
          className="privacy-sheet__button"
          native={{
            id: PRIVACY_AGREE_BUTTON_ID,
            openType: 'agreePrivacyAuthorization',
            onAgreePrivacyAuthorization: () => answer('agree'),
          }}
        >
          同意并继续
        </Button>
      </View>
    </Sheet>
  );
}
