import { NavBar, Page } from '@/components';

export default function ProductPage() {
  return (
    <Page tone="sand">
      <NavBar title="商品" canGoBack tone="sand" />
    </Page>
  );
}
