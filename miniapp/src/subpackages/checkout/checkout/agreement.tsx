import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon, Sheet } from '@/components';
import { AGREEMENTS, type AgreementName } from './agreement-texts';
import { dayText } from './slots.view';
import type { Checkout } from './use-checkout';

interface AgreementProps {
  agreement: Checkout['agreement'];
  startsAt: string | null;
  now: Date;
}

/** What she agrees to, in a sentence, with the texts one tap away. Starts unticked. */
export function Agreement({ agreement, startsAt, now }: AgreementProps) {
  const [shown, setShown] = useState<AgreementName | null>(null);
  const { isAgreed, isAskedFor, toggle } = agreement;
  return (
    <View className={`agreement ${isAskedFor ? 'agreement--asked' : ''}`}>
      <View
        className={`agreement__box ${isAgreed ? 'agreement__box--on' : ''}`}
        ariaRole="checkbox"
        ariaLabel={isAgreed ? '已同意预订与退改规则' : '同意预订与退改规则'}
        onClick={toggle}
      >
        {isAgreed && <Icon name="check" size={14} />}
      </View>
      <View className="agreement__text">
        <Text onClick={toggle}>我已阅读</Text>
        {AGREEMENTS.map(({ name }) => (
          <Text key={name} className="agreement__link" onClick={() => setShown(name)}>
            《{name}》
          </Text>
        ))}
        <Text onClick={toggle}>
          。{startsAt ? `${dayText(startsAt, now)}的这一单，` : ''}
          开始制作前可全额退；开始制作后改期、退款需门店确认。
        </Text>
      </View>
      <Sheet visible={shown !== null} onClose={() => setShown(null)} title={shown ?? ''}>
        <View className="agreement__body">
          {AGREEMENTS.find(({ name }) => name === shown)?.clauses.map((clause) => (
            <View key={clause.title} className="agreement__clause">
              <View className="agreement__clause-title">{clause.title}</View>
              <View>{clause.text}</View>
            </View>
          ))}
        </View>
      </Sheet>
    </View>
  );
}
