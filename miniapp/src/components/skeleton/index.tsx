import { View } from '@tarojs/components';
import './skeleton.scss';

interface SkeletonProps {
  /** CSS lengths, e.g. `60%` or `96px`. */
  width?: string;
  height?: string;
  radius?: number;
  className?: string;
}

/** A pale block in the place of what is still loading; pulses slowly. */
export function Skeleton({ width = '100%', height = '16px', radius = 8, className = '' }: SkeletonProps) {
  return <View className={`skeleton ${className}`} style={{ width, height, borderRadius: `${radius}px` }} />;
}
