import { NavBar, Page } from '@/components';

export default function HomePage() {
  return (
    <Page tone="sand">
      <NavBar title="首页" tone="sand" />
    </Page>
  );
}
