import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { fetchTierHistory } from '@/api/membership';
import { EmptyState, Icon, NavBar, Page, Price } from '@/components';
import { useNow } from '@/features/clock';
import { ErrorState } from '@/features/error-state';
import { useMemberCentre } from '@/features/membership';
import { open, routes } from '@/platform';
import { ListSkeleton } from '../parts/list-skeleton';
import './growth.scss';
import { growthRows } from './growth.view';

/** How her tier came to be what it is. */
export default function GrowthPage() {
  const now = useNow();
  const centre = useMemberCentre();
  const query = useQuery({ queryKey: ['member', 'growth'], queryFn: fetchTierHistory });
  const rows = query.data ? growthRows(query.data.changes, now) : null;
  return (
    <Page tone="sand" className="growth">
      <NavBar title="成长记录" canGoBack tone="sand" />
      {query.error && !query.data ? (
        <ErrorState error={query.error} what="成长记录" onRetry={() => void query.refetch()} />
      ) : rows === null ? (
        <ListSkeleton rows={4} height="72px" />
      ) : rows.length === 0 ? (
        <EmptyState
          title="还没有变化"
          text="等级一变，这里就记下一笔。"
          action={{ label: '看等级对比', run: () => open(routes.tiers()) }}
        />
      ) : (
        <>
          {centre.data && (
            <View className="growth__head">
              <Price fen={centre.data.spend.fen} size={32} />
              <View className="growth__text">近 {centre.data.spend.months} 个月消费，退款不计</View>
              {centre.data.next && <View className="growth__next">{centre.data.next.headline}</View>}
            </View>
          )}
          <View className="growth__list">
            {rows.map((row) => (
              <View key={row.id} className="growth-row">
                <View className={`growth-row__dot ${row.isUp ? 'growth-row__dot--up' : ''}`}>
                  <Icon name={row.isUp ? 'crown' : 'down'} size={16} />
                </View>
                <View className="growth-row__words">
                  <View className="growth-row__title">{row.title}</View>
                  <View className="growth__text">{row.because}</View>
                </View>
                <View className="growth__text">{row.day}</View>
              </View>
            ))}
          </View>
        </>
      )}
    </Page>
  );
}
