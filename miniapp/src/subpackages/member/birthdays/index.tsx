import { View } from '@tarojs/components';
import { Button, EmptyState, Icon, NavBar, Page, Tag } from '@/components';
import { ErrorState } from '@/features/error-state';
import { ListSkeleton } from '../parts/list-skeleton';
import { BirthdaySheet } from './birthday-sheet';
import './birthdays.scss';
import type { BirthdayRow } from './birthdays.view';
import { type Birthdays, useBirthdays } from './use-birthdays';

export default function BirthdaysPage() {
  const page = useBirthdays();
  return (
    <Page tone="sand" className="birthdays">
      <NavBar title="家人生日" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="家人生日" onRetry={page.retry} />
      ) : page.rows === null ? (
        <ListSkeleton rows={4} height="84px" />
      ) : page.rows.length === 0 ? (
        <EmptyState
          title="记下一家人的生日"
          text="公历农历都行，只要月和日。提前 3 天送上生日礼，也提醒您订蛋糕。"
          action={{ label: '记一个生日', run: page.add }}
        />
      ) : (
        <Family page={page} rows={page.rows} />
      )}
      <BirthdaySheet page={page} />
    </Page>
  );
}

function Family({ page, rows }: { page: Birthdays; rows: BirthdayRow[] }) {
  return (
    <>
      <View className="birthdays__intro">提前 3 天送上生日礼，只用来祝生日、送礼遇</View>
      {rows.map((row) => (
        <View
          key={row.id}
          className="birthday-row"
          ariaRole="button"
          hoverClass="press"
          onClick={() => page.edit(row.id)}
        >
          <View className={`birthday-row__face ${row.isNear ? 'birthday-row__face--near' : ''}`}>
            {row.initial}
          </View>
          <View className="birthday-row__words">
            <View className="birthday-row__name">
              {row.name}
              {row.isNear && <Tag tone="honey">快到了</Tag>}
            </View>
            <View className="birthday-row__text">{row.text}</View>
            {row.note && <View className="birthday-row__text">{row.note}</View>}
          </View>
          <View className="birthday-row__when">
            <View className="birthday-row__days">{row.daysText}</View>
            <View className="birthday-row__text">{row.nextText}</View>
            {row.isNear && (
              <Button kind="secondary" size="s" onTap={page.orderCake}>
                订一只
              </Button>
            )}
          </View>
        </View>
      ))}
      {page.isFull ? (
        <View className="birthdays__full">已经记满 {page.max} 位，删掉一位才能再加</View>
      ) : (
        <View className="birthdays__add" ariaRole="button" hoverClass="press" onClick={page.add}>
          <Icon name="plus" size={18} />
          再记一位
        </View>
      )}
    </>
  );
}
