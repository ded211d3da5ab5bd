import { NavBar, Page } from '@/components';

export default function StaffTodayPage() {
  return (
    <Page tone="sand">
      <NavBar title="今日订单" canGoBack tone="sand" />
    </Page>
  );
}
