import { Image, View } from '@tarojs/components';
import croissant from '@/assets/butter-croissant.png';
import strawberryCake from '@/assets/strawberry-cloud.png';
import { Tag } from '@/components';
import type { EntryView } from '../home.view';
import './entries.scss';

const PICTURES: Record<EntryView['kind'], string> = { now: croissant, cake: strawberryCake };

/** The two ways to begin: what is ready now, and what is made for her. */
export function Entries({
  entries,
  onTap,
}: {
  entries: EntryView[];
  onTap: (categoryId: string | null) => void;
}) {
  return (
    <View className="entries">
      {entries.map((entry) => (
        <View
          key={entry.kind}
          className={`entries__card entries__card--${entry.kind}`}
          hoverClass="press"
          ariaRole="button"
          onClick={() => onTap(entry.categoryId)}
        >
          <View className="entries__title">{entry.title}</View>
          <View className="entries__text">{entry.text}</View>
          <View className="entries__tag">
            <Tag tone="ink">{entry.tag}</Tag>
          </View>
          <Image className="entries__picture" src={PICTURES[entry.kind]} mode="aspectFit" />
        </View>
      ))}
    </View>
  );
}
