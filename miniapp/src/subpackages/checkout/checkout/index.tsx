import { EmptyState, NavBar, Page } from '@/components';
import { ErrorState } from '@/features/error-state';
import { open, replace, routes } from '@/platform';
import './checkout.scss';
import { CheckoutForm } from './checkout-form';
import { CheckoutSkeleton } from './checkout-skeleton';
import { type Checkout, useCheckout } from './use-checkout';

export default function CheckoutPage() {
  const checkout = useCheckout();
  return (
    <Page tone="sand" className="checkout">
      <NavBar title="确认订单" canGoBack tone="sand" />
      <Body checkout={checkout} />
    </Page>
  );
}

function Body({ checkout }: { checkout: Checkout }) {
  const { cart, choice, placing } = checkout;
  if (placing.state === 'placed') return <Placed orderId={placing.orderId} />;
  const error = choice.error ?? checkout.cartError;
  if (error) {
    const retry = choice.error ? choice.retry : checkout.refetchCart;
    return <ErrorState error={error} what="订单" onRetry={retry} />;
  }
  if (!cart || !checkout.store) return <CheckoutSkeleton />;
  if (cart.lines.length === 0 && placing.state === 'idle') {
    return (
      <EmptyState
        title="购物车是空的"
        text="去挑一只，加进来就能约时间"
        action={{ label: '去点单', run: () => open(routes.menu()) }}
        second={{ label: '看我的订单', run: () => open(routes.orders()) }}
      />
    );
  }
  return <CheckoutForm checkout={checkout} />;
}

/** The order stands and WeChat's sheet is over the page, or she came back from the cashier's page. */
function Placed({ orderId }: { orderId: string | null }) {
  return (
    <EmptyState
      title="订单已提交，去微信支付"
      text="时间和蛋糕都替您留好了"
      action={{ label: '看这笔订单', run: () => replace(orderId ? routes.order(orderId) : routes.orders()) }}
    />
  );
}
