import { NavBar, Page } from '@/components';

export default function StaffVerifyPage() {
  return (
    <Page tone="sand">
      <NavBar title="核销取货" canGoBack tone="sand" />
    </Page>
  );
}
