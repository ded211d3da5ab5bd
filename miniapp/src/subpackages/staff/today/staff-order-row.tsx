import { View } from '@tarojs/components';
import { Button } from '@/components';
import type { StaffRowView } from '../parts/staff-order.view';
import type { Today } from './use-today';

interface StaffOrderRowProps {
  row: StaffRowView;
  today: Today;
  onOpen: (row: StaffRowView) => void;
}

/** Identifier, what, state, act: one button, named after the act. The row itself opens everything about the order. */
export function StaffOrderRow({ row, today, onOpen }: StaffOrderRowProps) {
  const act = row.acts[0];
  return (
    <View className="today-row" hoverClass="press" onClick={() => onOpen(row)}>
      <View className="today-row__id">
        <View className="today-row__code">{row.code}</View>
        <View className="today-row__time">{row.timeText}</View>
      </View>
      <View className="today-row__words">
        <View className="today-row__what">{row.whatText}</View>
        <View className="today-row__state">
          <View className={`staff-chip staff-chip--${row.chip.tone}`}>{row.chip.text}</View>
          <View className="today-row__who">{row.whoText}</View>
        </View>
      </View>
      {act && (
        <Button
          className={`staff-row-button ${row.isLate ? 'staff-row-button--late' : ''}`}
          kind="ghost"
          size="m"
          loading={today.movingId === row.id}
          onTap={() => today.act(row, act)}
        >
          {act.label}
        </Button>
      )}
    </View>
  );
}
