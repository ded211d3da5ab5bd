import { NavBar, Page } from '@/components';

export default function PayResultPage() {
  return (
    <Page tone="sand">
      <NavBar title="支付结果" canGoBack tone="sand" />
    </Page>
  );
}
