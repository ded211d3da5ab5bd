import { Text } from '@tarojs/components';
import './tag.scss';

/** honey = member, berry = scarcity, matcha = good state, cream = fact, ink = speed, line = over. At most two in a row. */
export type TagTone = 'honey' | 'berry' | 'matcha' | 'cream' | 'ink' | 'line';

export function Tag({ children, tone = 'cream' }: { children: string; tone?: TagTone }) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>;
}
