import { NavBar, Page } from '@/components';

export default function StaffSignInPage() {
  return (
    <Page tone="sand">
      <NavBar title="店员登录" canGoBack tone="sand" />
    </Page>
  );
}
