import { View } from '@tarojs/components';
import type { MemberCentreResponse } from '@tianpu/shared/api';
import { Button, Doily, Icon } from '@/components';
import { tierTone } from '@/features/membership';
import './celebration.scss';

interface CelebrationProps {
  celebration: NonNullable<MemberCentreResponse['celebration']>;
  isClosing: boolean;
  onClose: () => void;
}

/** A tier changed: said once, on the page and not over it, until she has read it. */
export function Celebration({ celebration, isClosing, onClose }: CelebrationProps) {
  return (
    <View className={`celebration celebration--${tierTone(celebration.tier)}`}>
      <View className="celebration__stamp">
        <Doily tone="honey" className="celebration__doily" />
        <View className="celebration__crown">
          <Icon name="crown" size={24} />
        </View>
      </View>
      <View className="celebration__words">
        <View className="celebration__title">{celebration.title}</View>
        <View className="celebration__text">{celebration.text}</View>
      </View>
      <Button kind="ghost" size="s" loading={isClosing} onTap={onClose}>
        知道了
      </Button>
    </View>
  );
}
