import { View } from '@tarojs/components';
import type { BenefitResponse } from '@tianpu/shared/api';
import { Card, Icon, type IconName } from '@/components';
import type { BenefitView } from '../member.view';
import './benefits.scss';

const ICONS: Record<BenefitResponse['kind'], IconName> = {
  member_price: 'percent',
  points_multiplier: 'spark',
  redemption_threshold: 'gift',
  birthday_gift: 'cake',
  holiday_offer: 'bell',
  priority_booking: 'calendar',
  free_delivery: 'truck',
  tasting: 'star',
  baking_class: 'users',
  factory_visit: 'store',
  member_event: 'ticket',
  customisation: 'heart',
};

interface BenefitsProps {
  title: string;
  rows: BenefitView[];
  onCompare: () => void;
}

/** What the tier gives, and what a higher one would add, said by which. */
export function Benefits({ title, rows, onCompare }: BenefitsProps) {
  return (
    <Card>
      <View className="benefits__head">
        <View className="benefits__title">{title}</View>
        <View className="benefits__link" ariaRole="button" hoverClass="press" onClick={onCompare}>
          各等级对比
          <Icon name="right" size={14} />
        </View>
      </View>
      <View className="benefits">
        {rows.map((row) => (
          <View key={row.key} className={`benefits__item ${row.isLocked ? 'benefits__item--locked' : ''}`}>
            <View className="benefits__circle">
              <Icon name={ICONS[row.kind]} size={24} />
              {row.isLocked && (
                <View className="benefits__lock">
                  <Icon name="lock" size={12} />
                </View>
              )}
            </View>
            <View className="benefits__name">{row.label}</View>
            <View className="benefits__hint">{row.hint}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}
