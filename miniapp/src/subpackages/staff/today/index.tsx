import { ScrollView, View } from '@tarojs/components';
import { formatDay, formatTime, shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { problemText } from '@/api/client';
import { Button, EmptyState, Icon, Notice, Page, Skeleton, StateView } from '@/components';
import { Awning } from '../parts/awning';
import type { StaffRowView } from '../parts/staff-order.view';
import '../parts/staff.scss';
import { OrderSheet } from './order-sheet';
import { StaffOrderRow } from './staff-order-row';
import { SwitchSheet } from './switch-sheet';
import './today.scss';
import type { TodayView } from './today.view';
import { type Today, useToday } from './use-today';

export default function StaffTodayPage() {
  const today = useToday();
  const [sheet, setSheet] = useState<'switch' | null>(null);
  const [opened, setOpened] = useState<StaffRowView | null>(null);
  const { view, staff } = today;
  return (
    <Page className="staff today">
      <Awning
        tone={view?.tone}
        bar={<Bar today={today} onSwitch={() => setSheet('switch')} />}
        label={view ? labelOf(today, view) : undefined}
        sentence={view?.sentence ?? (today.error ? '没取到今天的单' : '正在取今天的单')}
      />
      <View className="staff__gutter">
        {today.error ? (
          <StateView
            picture="offline"
            title={problemText(today.error)}
            text="连上后从这里继续；核销要等联网，先看顾客手机上的订单详情"
            action={{ label: '再试一次', run: today.retry }}
          />
        ) : view ? (
          <Orders today={today} view={view} onOpen={setOpened} />
        ) : (
          <Waiting />
        )}
      </View>
      <View className="staff__dock">
        <Button
          className="staff__main"
          icon="scan"
          disabled={!staff || staff.role === 'baker'}
          onTap={today.verify}
        >
          扫取货码
        </Button>
      </View>
      <OrderSheet row={opened} today={today} onClose={() => setOpened(null)} />
      <SwitchSheet visible={sheet === 'switch'} today={today} onClose={() => setSheet(null)} />
    </Page>
  );
}

/** What time it is, and whether the page is older than that. */
function labelOf(today: Today, view: TodayView): string {
  return today.isStale ? '没连上网 · 下面是之前的单' : `${view.label} · ${formatTime(today.now)}`;
}

function Bar({ today, onSwitch }: { today: Today; onSwitch: () => void }) {
  return (
    <View
      className="today__bar"
      ariaRole="button"
      ariaLabel="换门店或退出"
      hoverClass="press"
      onClick={onSwitch}
    >
      <View className="today__store">
        {today.store?.name ?? '门店'}
        <Icon name="down" size={16} />
      </View>
      <View className="today__person">
        {formatDay(shopDateOf(today.now), shopDateOf(today.now))} · {today.staff?.name}
      </View>
    </View>
  );
}

interface OrdersProps {
  today: Today;
  view: TodayView;
  onOpen: (row: StaffRowView) => void;
}

function Orders({ today, view, onOpen }: OrdersProps) {
  return (
    <View>
      {today.isStale && (
        <View className="today__stale">
          <Notice tone="honey" icon="alert" action={{ label: '再试一次', run: today.retry }}>
            刚才没连上，下面是之前的单。
          </Notice>
        </View>
      )}
      <ScrollView scrollX className="today__filters" enhanced showScrollbar={false}>
        <View className="today__chips" ariaRole="radiogroup">
          {view.filters.map((each) => (
            <View
              key={each.value}
              className={`today__chip ${each.value === today.filter ? 'today__chip--on' : ''}`}
              ariaRole="radio"
              onClick={() => today.setFilter(each.value)}
            >
              {each.label}
              <View className="today__number">{each.count}</View>
            </View>
          ))}
        </View>
      </ScrollView>
      {view.empty && <EmptyState title={view.empty.title} text={view.empty.text} />}
      {view.late.length > 0 && (
        <View className="staff__panel today__late">
          {view.late.map((row) => (
            <StaffOrderRow key={row.id} row={row} today={today} onOpen={onOpen} />
          ))}
        </View>
      )}
      {view.groups.map((group) => (
        <View key={group.key}>
          <View className="today__slot">
            <View className="today__range">{group.slot}</View>
            <View>{group.remark}</View>
          </View>
          <View className="staff__panel">
            {group.rows.map((row) => (
              <StaffOrderRow key={row.id} row={row} today={today} onOpen={onOpen} />
            ))}
          </View>
        </View>
      ))}
    </View>
  );
}

function Waiting() {
  return (
    <View className="staff__panel today__waiting">
      {[0, 1, 2, 3].map((place) => (
        <Skeleton key={place} height="44px" className="today__bone" />
      ))}
    </View>
  );
}
