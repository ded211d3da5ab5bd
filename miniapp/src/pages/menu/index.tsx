import { NavBar, Page } from '@/components';

export default function MenuPage() {
  return (
    <Page tone="sand">
      <NavBar title="点单" tone="sand" />
    </Page>
  );
}
