import { Text, View } from '@tarojs/components';
import { hideToast, useToast } from '@/platform';
import { Icon } from '../icon';
import './toast.scss';

/** Draws the message that `showToast` asked for; part of every `Page`. */
export function ToastHost() {
  const { text, icon, action } = useToast();
  if (text === null) return null;
  return (
    <View className={`toast ${action ? 'toast--acting' : ''}`} ariaRole="alert">
      <View className="toast__box">
        {icon && <Icon name={icon} size={16} />}
        <Text>{text}</Text>
        {action && (
          <View
            className="toast__action"
            ariaRole="button"
            onClick={() => {
              hideToast();
              action.run();
            }}
          >
            {action.label}
          </View>
        )}
      </View>
    </View>
  );
}
