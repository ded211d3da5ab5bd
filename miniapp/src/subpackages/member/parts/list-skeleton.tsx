import { View } from '@tarojs/components';
import { Skeleton } from '@/components';
import './list-skeleton.scss';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows of a list while it loads, at most eight. */
export function ListSkeleton({ rows, height }: { rows: number; height: string }) {
  return (
    <View className="list-skeleton">
      {ROWS.slice(0, rows).map((row) => (
        <Skeleton key={row} height={height} radius={12} />
      ))}
    </View>
  );
}
