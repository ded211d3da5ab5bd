import { View } from '@tarojs/components';
import { Card, ConfirmSheet, Icon, NavBar, Notice, Page, Skeleton } from '@/components';
import { ErrorState } from '@/features/error-state';
import { AmountList, GiftList, LineList } from '@/features/orders';
import { copyText, open, routes } from '@/platform';
import { CodeCard } from './code-card';
import { DetailDock } from './detail-dock';
import './order-detail.scss';
import type { OrderDetailView } from './order-detail.view';
import { PlaceCard } from './place-card';
import { RefundCards } from './refund-cards';
import { type OrderDetail, useOrderDetail } from './use-order-detail';

export default function OrderDetailPage() {
  const detail = useOrderDetail();
  return (
    <Page tone="sand" className="order-detail">
      <NavBar title="订单详情" canGoBack tone="sand" />
      {detail.error ? (
        <ErrorState
          error={detail.error}
          what="订单"
          onRetry={detail.retry}
          second={{ label: '看订单列表', run: () => open(routes.orders()) }}
        />
      ) : detail.order && detail.view ? (
        <Body detail={detail} order={detail.order} view={detail.view} />
      ) : (
        <DetailSkeleton />
      )}
    </Page>
  );
}

interface BodyProps {
  detail: OrderDetail;
  order: NonNullable<OrderDetail['order']>;
  view: OrderDetailView;
}

function Body({ detail, order, view }: BodyProps) {
  const { cancelling } = detail;
  return (
    <View>
      <Head view={view} />
      {view.refund && (
        <View className="order-detail__notice">
          <Notice tone={view.refund.tone} icon="info" title={view.refund.title}>
            {view.refund.text}
          </Notice>
        </View>
      )}
      {view.pickupCode ? (
        <CodeCard
          code={view.pickupCode}
          qr={detail.code}
          slotLabel={view.slotLabel}
          slotText={view.slotText}
        />
      ) : (
        <Card>
          <View className="order-detail__label">{view.slotLabel}</View>
          <View className="order-detail__slot">{view.slotText}</View>
        </Card>
      )}
      <RefundCards refunds={view.refunds} />
      <PlaceCard order={order} onCall={detail.callStore} onNavigate={detail.navigate} />
      <Card title="商品" aside={view.savedText ?? undefined}>
        <LineList lines={order.lines} />
        <GiftList gifts={order.gifts} />
        <View className="order-detail__amounts">
          <AmountList amounts={view.amounts} payableFen={order.payableFen} totalLabel={view.totalLabel} />
        </View>
      </Card>
      <Card className="order-detail__facts">
        <View className="order-detail__fact">
          <View className="order-detail__label">订单号</View>
          <View
            className="order-detail__copy"
            ariaRole="button"
            ariaLabel="复制订单号"
            hoverClass="press"
            onClick={() => copyText(order.orderNumber)}
          >
            {view.numberText}
            <Icon name="copy" size={16} />
          </View>
        </View>
        {view.facts.map((fact) => (
          <View key={fact.label} className="order-detail__fact">
            <View className="order-detail__label">{fact.label}</View>
            <View className="order-detail__value">{fact.text}</View>
          </View>
        ))}
      </Card>
      <DetailDock detail={detail} actions={view.actions} />
      <ConfirmSheet
        visible={cancelling.isAsking && view.cancel !== null}
        title={view.cancel?.title ?? ''}
        text={view.cancel?.text ?? ''}
        confirmLabel="确认取消"
        cancelLabel="先不取消"
        loading={cancelling.isRunning}
        onConfirm={cancelling.confirm}
        onCancel={cancelling.dismiss}
      />
    </View>
  );
}

function Head({ view }: { view: OrderDetailView }) {
  return (
    <View className="order-detail__head">
      <View className="order-detail__headline">{view.headline}</View>
      <View className="order-detail__text">{view.text}</View>
      {view.steps && (
        <View className="order-steps">
          {view.steps.map((step) => (
            <View key={step.label} className={`order-steps__step order-steps__step--${step.state}`}>
              <View className="order-steps__dot">
                {step.state === 'done' && <Icon name="check" size={12} />}
              </View>
              <View className="order-steps__label">{step.label}</View>
              <View className="order-steps__time">{step.timeText}</View>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

function DetailSkeleton() {
  return (
    <View>
      <View className="order-detail__head">
        <Skeleton width="50%" height="32px" />
        <Skeleton width="80%" className="order-detail__wait" />
        <Skeleton height="48px" className="order-detail__wait" />
      </View>
      <Card>
        <Skeleton height="240px" radius={12} />
      </Card>
      <Card>
        <Skeleton height="52px" radius={12} />
      </Card>
    </View>
  );
}
