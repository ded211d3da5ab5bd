import { View } from '@tarojs/components';
import './segmented.scss';

interface SegmentedProps<T extends string> {
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}

/** Two or three choices side by side, one of them lifted. */
export function Segmented<T extends string>({ options, value, onChange, className = '' }: SegmentedProps<T>) {
  return (
    <View className={`segmented ${className}`} ariaRole="radiogroup">
      {options.map((option) => (
        <View
          key={option.value}
          className={`segmented__option ${option.value === value ? 'segmented__option--on' : ''}`}
          ariaRole="radio"
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </View>
      ))}
    </View>
  );
}
