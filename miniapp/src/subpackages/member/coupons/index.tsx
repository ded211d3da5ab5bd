import { View } from '@tarojs/components';
import { Button, EmptyState, Icon, NavBar, Page, TextInput } from '@/components';
import { CouponTicket } from '@/features/coupons';
import { ErrorState } from '@/features/error-state';
import { ListSkeleton } from '../parts/list-skeleton';
import type { ClaimRow } from './coupons.view';
import './coupons.scss';
import { useCouponCentre } from './use-coupon-centre';

type Centre = ReturnType<typeof useCouponCentre>;

export default function CouponCentrePage() {
  const page = useCouponCentre();
  return (
    <Page tone="sand" className="coupons">
      <NavBar title="领券中心" canGoBack tone="sand" />
      {page.error ? (
        <ErrorState error={page.error} what="优惠券" onRetry={page.retry} />
      ) : (
        <>
          <View className="coupons__mine" ariaRole="button" hoverClass="press" onClick={page.seeMine}>
            <Icon name="ticket" size={24} className="coupons__ticket" />
            <View className="coupons__words">
              <View className="coupons__title">{page.mine.title}</View>
              <View className="coupons__text">{page.mine.text}</View>
            </View>
            <View className="coupons__link">
              去看看
              <Icon name="right" size={14} />
            </View>
          </View>
          <Sections page={page} />
          <View className="coupons__code">
            <TextInput
              className="coupons__input"
              name="coupon-code"
              value={page.code}
              maxLength={40}
              hint="输入兑换码"
              onChange={page.setCode}
              onConfirm={page.claimCode}
            />
            <Button kind="text" size="m" loading={page.busy === 'code'} onTap={page.claimCode}>
              兑换
            </Button>
          </View>
        </>
      )}
    </Page>
  );
}

function Sections({ page }: { page: Centre }) {
  if (page.sections === null) return <ListSkeleton rows={4} height="96px" />;
  if (page.sections.length === 0) {
    return (
      <EmptyState
        title="现在没有可以领的券"
        text="每月 1 日更新；手上有兑换码，可以在下面输入。"
        action={{ label: '先去逛逛', run: page.useIt }}
      />
    );
  }
  return (
    <>
      {page.sections.map((section) => (
        <View key={section.title}>
          <View className="coupons__section">{section.title}</View>
          {section.rows.map((row) => (
            <CouponTicket
              key={row.templateId}
              face={row.face}
              tone={row.tone}
              lines={row.lines}
              mark={row.mark}
              aside={<ClaimButton row={row} page={page} />}
            />
          ))}
        </View>
      ))}
    </>
  );
}

function ClaimButton({ row, page }: { row: ClaimRow; page: Centre }) {
  switch (row.state) {
    case 'claim':
      return (
        <Button
          size="s"
          loading={page.busy === row.templateId}
          onTap={() => page.claim(row.templateId)}
          ariaLabel={`领取${row.face.label}`}
        >
          领取
        </Button>
      );
    case 'claimed':
      return (
        <Button size="s" kind="secondary" onTap={page.useIt}>
          去使用
        </Button>
      );
    case 'soon':
      return (
        <Button size="s" disabled>
          未开始
        </Button>
      );
    case 'gone':
      return (
        <Button size="s" disabled>
          已领完
        </Button>
      );
    case 'not_yours':
      return (
        <Button size="s" disabled>
          领不了
        </Button>
      );
  }
}
