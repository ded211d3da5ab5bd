import { NavBar, Page } from '@/components';

export default function OrderDetailPage() {
  return (
    <Page tone="sand">
      <NavBar title="订单详情" canGoBack tone="sand" />
    </Page>
  );
}
