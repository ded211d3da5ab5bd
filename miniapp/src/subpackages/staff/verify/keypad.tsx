import { View } from '@tarojs/components';
import { vibrate } from '@/platform';
import './keypad.scss';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'back'] as const;

/** Large keys for four digits, at the thumb; faster than the phone's own keyboard. */
export function Keypad({ onPress, disabled }: { onPress: (key: string) => void; disabled: boolean }) {
  return (
    <View className="keypad">
      {KEYS.map((key) =>
        key === '' ? (
          <View key="gap" />
        ) : (
          <View
            key={key}
            className={`keypad__key ${key === 'back' ? 'keypad__key--back' : ''}`}
            hoverClass={disabled ? 'none' : 'press'}
            ariaRole="button"
            ariaLabel={key === 'back' ? '删掉一位' : `数字 ${key}`}
            onClick={() => {
              if (disabled) return;
              vibrate();
              onPress(key);
            }}
          >
            {key === 'back' ? '删除' : key}
          </View>
        ),
      )}
    </View>
  );
}
