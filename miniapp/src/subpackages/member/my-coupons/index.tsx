import { View } from '@tarojs/components';
import { COUPON_TABS, type CouponTab } from '@tianpu/shared/api';
import { Button, EmptyState, NavBar, Page, Tag } from '@/components';
import { CouponTicket } from '@/features/coupons';
import { ErrorState } from '@/features/error-state';
import { ListSkeleton } from '../parts/list-skeleton';
import './my-coupons.scss';
import type { CouponRow } from './my-coupons.view';
import { useMyCoupons } from './use-my-coupons';

type MyCoupons = ReturnType<typeof useMyCoupons>;

const TABS: Record<CouponTab, { label: string; empty: string }> = {
  usable: { label: '可使用', empty: '还没有可以用的券' },
  used: { label: '已使用', empty: '还没用过券' },
  over: { label: '已过期', empty: '没有过期的券，一张都没浪费' },
};
const WAYS_OUT = { menu: '去凑单', delivery: '改为外送', order: '看订单' } as const;

export default function MyCouponsPage() {
  const page = useMyCoupons();
  return (
    <Page tone="sand" className="my-coupons">
      <NavBar title="我的券" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="您的券" onRetry={page.retry} />
      ) : (
        <>
          <View className="my-coupons__tabs" ariaRole="tablist">
            {COUPON_TABS.map((tab) => (
              <View
                key={tab}
                className={`my-coupons__tab ${tab === page.tab ? 'my-coupons__tab--on' : ''}`}
                ariaRole="tab"
                onClick={() => page.setTab(tab)}
              >
                {TABS[tab].label} {page.counts ? page.counts[tab] : ''}
              </View>
            ))}
          </View>
          {page.judgedBy && <View className="my-coupons__judged">{page.judgedBy}</View>}
          <Rows page={page} />
        </>
      )}
    </Page>
  );
}

function Rows({ page }: { page: MyCoupons }) {
  if (page.rows === null) return <ListSkeleton rows={4} height="96px" />;
  if (page.rows.length === 0) {
    return <EmptyState title={TABS[page.tab].empty} action={{ label: '去领券中心', run: page.claimMore }} />;
  }
  return (
    <View className="my-coupons__list">
      {page.rows.map((row) => (
        <CouponTicket
          key={row.id}
          face={row.face}
          tone={row.tone}
          lines={row.lines}
          mark={row.mark}
          aside={<Aside row={row} page={page} />}
          reason={
            row.reason && {
              text: row.reason.text,
              action: row.reason.wayOut
                ? { label: WAYS_OUT[row.reason.wayOut], run: () => page.takeWayOut(row) }
                : undefined,
            }
          }
        />
      ))}
      {page.tab === 'usable' && (
        <Button kind="text" block onTap={page.claimMore}>
          去领券中心
        </Button>
      )}
    </View>
  );
}

function Aside({ row, page }: { row: CouponRow; page: MyCoupons }) {
  if (row.stamp) {
    return row.orderId ? (
      <Button kind="ghost" size="s" onTap={() => page.seeOrder(row)}>
        看订单
      </Button>
    ) : (
      <Tag tone="line">{row.stamp}</Tag>
    );
  }
  if (row.reason) return null;
  return (
    <Button size="s" onTap={page.useIt} ariaLabel={`使用${row.face.label}`}>
      去使用
    </Button>
  );
}
