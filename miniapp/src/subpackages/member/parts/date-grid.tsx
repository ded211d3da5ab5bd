import { View } from '@tarojs/components';
import { Chip, Segmented } from '@/components';
import { type ChosenDate, dayChoices, monthChoices, withCalendar, withMonth } from './date-grid.view';
import './date-grid.scss';

const CALENDARS = [
  { value: 'solar', label: '公历' },
  { value: 'lunar', label: '农历' },
] as const;

interface DateGridProps {
  value: ChosenDate;
  onChange: (value: ChosenDate) => void;
}

/** A birthday without a year: calendar, month and day, all in sight. */
export function DateGrid({ value, onChange }: DateGridProps) {
  return (
    <View className="date-grid">
      <Segmented
        options={CALENDARS}
        value={value.calendar}
        onChange={(calendar) => onChange(withCalendar(value, calendar))}
      />
      <View className="date-grid__label">月份</View>
      <View className="date-grid__months">
        {monthChoices(value.calendar).map((choice) => (
          <View
            key={choice.month}
            className={`date-grid__cell ${choice.month === value.month ? 'date-grid__cell--on' : ''}`}
            ariaRole="radio"
            onClick={() => onChange(withMonth(value, choice.month))}
          >
            {choice.label}
          </View>
        ))}
      </View>
      {value.calendar === 'lunar' && value.month !== null && (
        <View className="date-grid__leap">
          <Chip on={value.isLeapMonth} onTap={() => onChange({ ...value, isLeapMonth: !value.isLeapMonth })}>
            生在闰月
          </Chip>
        </View>
      )}
      {value.month !== null && (
        <>
          <View className="date-grid__label">日子</View>
          <View className="date-grid__days">
            {dayChoices(value.calendar, value.month).map((choice) => (
              <View
                key={choice.day}
                className={`date-grid__cell ${choice.day === value.day ? 'date-grid__cell--on' : ''}`}
                ariaRole="radio"
                onClick={() => onChange({ ...value, day: choice.day })}
              >
                {choice.label}
              </View>
            ))}
          </View>
        </>
      )}
    </View>
  );
}
