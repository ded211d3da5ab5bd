import { NavBar, Page } from '@/components';

export default function CheckoutPage() {
  return (
    <Page tone="sand">
      <NavBar title="确认订单" canGoBack tone="sand" />
    </Page>
  );
}
