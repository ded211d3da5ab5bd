import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import './stepper.scss';

interface StepperProps {
  quantity: number;
  min?: number;
  max?: number;
  onChange: (quantity: number) => void;
  /** What is counted, for people who hear the screen. */
  label: string;
}

/** Minus, number, plus. At its limits the button pales and stays silent. */
export function Stepper({ quantity, min = 0, max = 50, onChange, label }: StepperProps) {
  return (
    <View className="stepper">
      <StepButton
        sign="minus"
        label={`减少${label}`}
        off={quantity <= min}
        onTap={() => onChange(quantity - 1)}
      />
      <Text className="stepper__number">{quantity}</Text>
      <StepButton
        sign="plus"
        label={`增加${label}`}
        off={quantity >= max}
        onTap={() => onChange(quantity + 1)}
      />
    </View>
  );
}

/** The round plus alone, as product cards have it. */
export function AddButton({ onTap, label }: { onTap: () => void; label: string }) {
  return <StepButton sign="plus" label={label} off={false} onTap={onTap} />;
}

interface StepButtonProps {
  sign: 'plus' | 'minus';
  label: string;
  off: boolean;
  onTap: () => void;
}

function StepButton({ sign, label, off, onTap }: StepButtonProps) {
  return (
    <View
      className={`stepper__button stepper__button--${sign} ${off ? 'stepper__button--off' : ''}`}
      hoverClass={off ? 'none' : 'press'}
      ariaRole="button"
      ariaLabel={label}
      onClick={(event) => {
        event.stopPropagation();
        if (!off) onTap();
      }}
    >
      <Icon name={sign} size={16} />
    </View>
  );
}
