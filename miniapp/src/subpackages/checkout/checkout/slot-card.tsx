import { ScrollView, View } from '@tarojs/components';
import type { FulfilmentMode } from '@tianpu/shared/api';
import { Card, Icon, Notice, Skeleton } from '@/components';
import './slot-card.scss';
import type { DayCell, SlotCell } from './slots.view';
import type { Slots } from './use-slots';

/** Day and time: what is full is struck through and says so, what is nearly full says how many are left. */
export function SlotCard({ slots, mode }: { slots: Slots; mode: FulfilmentMode }) {
  const { view } = slots;
  return (
    <Card title={mode === 'pickup' ? '取货时间' : '送达时间'} aside={view.ruleText} className="slot-card">
      {slots.error ? (
        <Notice tone="berry" icon="alert" action={{ label: '再试一次', run: slots.reload }}>
          时间没取到，请再试一次。
        </Notice>
      ) : (
        <Picker slots={slots} mode={mode} />
      )}
      {view.reasonText && (
        <View className="slot-card__reason">
          <Icon name="info" size={16} />
          <View>{view.reasonText}</View>
        </View>
      )}
    </Card>
  );
}

function Picker({ slots, mode }: { slots: Slots; mode: FulfilmentMode }) {
  const { view } = slots;
  if (slots.isPending) {
    return (
      <View>
        <Skeleton height="64px" radius={12} />
        <Skeleton height="56px" radius={12} className="checkout-skeleton__line" />
      </View>
    );
  }
  return (
    <View>
      <ScrollView
        scrollX
        className="slot-card__strip"
        scrollIntoView={chosenId(view.days)}
        enhanced
        showScrollbar={false}
      >
        <View className="slot-card__days" ariaRole="radiogroup">
          {view.days.map((day) => (
            <Day key={day.on} day={day} onTap={() => slots.chooseDay(day.on)} />
          ))}
        </View>
      </ScrollView>
      {view.emptyText && <View className="slot-card__empty">{view.emptyText}</View>}
      <View className={`slot-card__slots slot-card__slots--${mode}`} ariaRole="radiogroup">
        {view.slots.map((slot) => (
          <Slot key={slot.startsAt} slot={slot} onTap={() => slots.chooseSlot(slot.startsAt)} />
        ))}
      </View>
    </View>
  );
}

/** The chosen day comes into view when the strip is longer than the screen. */
function chosenId(days: readonly DayCell[]): string | undefined {
  const index = days.findIndex((day) => day.isChosen);
  return index > 5 ? `day-${days[index - 3]?.on}` : undefined;
}

function Day({ day, onTap }: { day: DayCell; onTap: () => void }) {
  return (
    <View
      id={`day-${day.on}`}
      className={`slot-day ${day.isChosen ? 'slot-day--on' : ''} ${day.remark ? 'slot-day--off' : ''}`}
      ariaRole="radio"
      ariaLabel={`${day.weekday} ${day.dayOfMonth} 日${day.remark ? `，${day.remark}` : ''}`}
      onClick={onTap}
    >
      <View className="slot-day__weekday">{day.weekday}</View>
      <View className="slot-day__number">{day.dayOfMonth}</View>
      {day.remark && <View className="slot-day__remark">{day.remark}</View>}
    </View>
  );
}

function Slot({ slot, onTap }: { slot: SlotCell; onTap: () => void }) {
  const isFull = slot.state === 'full';
  return (
    <View
      className={`slot slot--${slot.state}`}
      hoverClass={isFull ? 'none' : 'press'}
      ariaRole="radio"
      ariaLabel={`${slot.time}，${slot.remark}`}
      onClick={() => {
        if (!isFull) onTap();
      }}
    >
      <View className="slot__time">{slot.time}</View>
      <View className="slot__remark">{slot.remark}</View>
    </View>
  );
}
