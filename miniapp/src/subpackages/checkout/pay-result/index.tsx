import { View } from '@tarojs/components';
import { Button, Card, Icon, NavBar, Page, Skeleton } from '@/components';
import { ErrorState } from '@/features/error-state';
import { open, replace, routes } from '@/platform';
import './pay-result.scss';
import type { PayResultView } from './pay-result.view';
import { usePayResult } from './use-pay-result';

export default function PayResultPage() {
  const result = usePayResult();
  const { view } = result;
  const seeOrder = () => replace(routes.order(result.orderId));
  return (
    <Page tone="sand" className="pay-result">
      <NavBar title="支付结果" canGoBack tone="sand" />
      {result.error ? (
        <ErrorState
          error={result.error}
          what="支付结果"
          onRetry={result.retry}
          second={{ label: '看这笔订单', run: seeOrder }}
        />
      ) : view ? (
        <View>
          <Outcome view={view} />
          <View className="pay-result__buttons">
            {view.kind === 'unpaid' && (
              <Button block loading={result.isPaying} onTap={result.pay}>
                继续支付
              </Button>
            )}
            {view.kind === 'closed' && (
              <Button block onTap={() => open(routes.menu())}>
                再去看看
              </Button>
            )}
            {view.kind !== 'checking' && (
              <Button block kind={view.kind === 'paid' ? 'primary' : 'ghost'} onTap={seeOrder}>
                查看订单
              </Button>
            )}
            {view.kind === 'paid' && (
              <Button block kind="text" onTap={() => open(routes.home())}>
                回首页
              </Button>
            )}
          </View>
        </View>
      ) : (
        <View className="pay-result__head">
          <Skeleton width="64px" height="64px" radius={32} />
          <Skeleton width="50%" height="24px" className="pay-result__wait" />
          <Skeleton width="70%" className="pay-result__wait" />
        </View>
      )}
    </Page>
  );
}

const SIGNS = { checking: 'clock', paid: 'check', unpaid: 'clock', closed: 'close' } as const;

function Outcome({ view }: { view: PayResultView }) {
  return (
    <View>
      <View className="pay-result__head">
        <View className={`pay-result__sign pay-result__sign--${view.kind}`}>
          <Icon name={SIGNS[view.kind]} size={32} />
        </View>
        <View className="pay-result__title">{view.title}</View>
        <View className="pay-result__text">{view.text}</View>
      </View>
      {(view.pickupCode || view.next.length > 0) && (
        <Card>
          {view.pickupCode && (
            <View className="pay-result__code">
              <View className="pay-result__label">取货码</View>
              <View className="pay-result__digits" ariaLabel={`取货码 ${[...view.pickupCode].join(' ')}`}>
                {view.pickupCode}
              </View>
            </View>
          )}
          {view.next.map((row) => (
            <View key={row.label} className="pay-result__row">
              <View className="pay-result__label">{row.label}</View>
              <View className="pay-result__value">{row.text}</View>
            </View>
          ))}
        </Card>
      )}
    </View>
  );
}
