import { NavBar, Page } from '@/components';

export default function OrdersPage() {
  return (
    <Page tone="sand">
      <NavBar title="我的订单" tone="sand" />
    </Page>
  );
}
