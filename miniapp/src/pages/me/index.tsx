import { NavBar, Page } from '@/components';

export default function MePage() {
  return (
    <Page tone="sand">
      <NavBar title="我的" tone="sand" />
    </Page>
  );
}
