import { View } from '@tarojs/components';
import { formatPoints } from '@tianpu/shared/points';
import { EmptyState, NavBar, Notice, Page, Skeleton, Tag } from '@/components';
import { ErrorState } from '@/features/error-state';
import { ListSkeleton } from '../parts/list-skeleton';
import './statement.scss';
import type { StatementRow } from './statement.view';
import { useStatement } from './use-statement';

export default function StatementPage() {
  const page = useStatement();
  return (
    <Page tone="sand" className="statement">
      <NavBar title="积分明细" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="积分明细" onRetry={page.retry} />
      ) : (
        <>
          <View className="statement__head">
            <View className="statement__label">可用积分</View>
            {page.balance === null ? (
              <Skeleton width="120px" height="40px" />
            ) : (
              <View className="statement__balance">{formatPoints(page.balance)}</View>
            )}
            <View className="statement__tags">
              {page.expiring.map((each) => (
                <Tag key={each.key} tone="honey">
                  {each.text}
                </Tag>
              ))}
            </View>
            {page.debt > 0 && (
              <Notice tone="berry" icon="info" title={`还有 ${formatPoints(page.debt)} 分待补`}>
                退款扣回时积分不够，下次获得的积分会先补上
              </Notice>
            )}
          </View>
          <Entries page={page} />
        </>
      )}
    </Page>
  );
}

function Entries({ page }: { page: ReturnType<typeof useStatement> }) {
  if (page.months === null) return <ListSkeleton rows={7} height="64px" />;
  if (page.months.length === 0 && page.pending.length === 0) {
    return (
      <EmptyState
        title="还没有积分"
        text="付 1 元得 1 分起，取货后到账；每天签到也有。"
        action={{ label: '去点单', run: page.goShopping }}
      />
    );
  }
  return (
    <>
      {page.pending.length > 0 && (
        <View className="statement__group">
          {page.pending.map((row) => (
            <View
              key={row.orderId}
              className="entry"
              hoverClass="press"
              onClick={() => page.openOrder(row.orderId)}
            >
              <View className="entry__words">
                <View className="entry__title">{row.title}</View>
                <View className="entry__detail">{row.detail}</View>
              </View>
              <View className="entry__change entry__change--pending">{row.change}</View>
            </View>
          ))}
        </View>
      )}
      {page.months.map((month) => (
        <View key={month.title}>
          <View className="statement__month">{month.title}</View>
          <View className="statement__group">
            {month.rows.map((row) => (
              <Entry key={row.id} row={row} onTap={() => page.openOrder(row.orderId)} />
            ))}
          </View>
        </View>
      ))}
      {page.isLoadingMore && <ListSkeleton rows={2} height="64px" />}
    </>
  );
}

function Entry({ row, onTap }: { row: StatementRow; onTap: () => void }) {
  return (
    <View className="entry" hoverClass={row.orderId ? 'press' : 'none'} onClick={onTap}>
      <View className="entry__words">
        <View className="entry__title">{row.title}</View>
        <View className="entry__detail">{row.detail}</View>
        <View className="entry__detail">
          {row.timeText}
          {row.endsText && <View className="entry__ends">{row.endsText}</View>}
        </View>
      </View>
      <View className="entry__numbers">
        <View className={`entry__change ${row.isGain ? 'entry__change--gain' : ''}`}>{row.change}</View>
        <View className="entry__detail">{row.balanceText}</View>
      </View>
    </View>
  );
}
