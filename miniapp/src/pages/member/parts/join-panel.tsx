import { View } from '@tarojs/components';
import { Button, Doily, Icon, type IconName } from '@/components';
import './join-panel.scss';

const GIVES: readonly { icon: IconName; text: string }[] = [
  { icon: 'percent', text: '首单 9 折，还送新品尝新' },
  { icon: 'spark', text: '消费得积分，当钱花也能换礼' },
  { icon: 'cake', text: '一家人的生日，提前 3 天有礼' },
];

/** Not a member yet: what joining gives, and the way in. */
export function JoinPanel({ onJoin }: { onJoin: () => void }) {
  return (
    <View className="join-panel">
      <Doily tone="rose" className="join-panel__doily" />
      <View className="join-panel__body">
        <View className="join-panel__title">加入会员，分一口甜</View>
        {GIVES.map(({ icon, text }) => (
          <View key={icon} className="join-panel__row">
            <Icon name={icon} size={18} />
            {text}
          </View>
        ))}
        <Button className="join-panel__button" onTap={onJoin}>
          免费加入
        </Button>
      </View>
    </View>
  );
}
