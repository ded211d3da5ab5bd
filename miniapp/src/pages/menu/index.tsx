import { View } from '@tarojs/components';
import { Page } from '@/components';
import { CartBar, CartSheet } from '@/features/cart';
import { SpecSheet } from '@/features/catalog';
import { ErrorState } from '@/features/error-state';
import { StoreSheet } from '@/features/store-choice';
import { callPhone } from '@/platform';
import { ClosedPanel } from './parts/closed-panel';
import { MenuBody } from './parts/menu-body';
import { MenuHead } from './parts/menu-head';
import { MenuSkeleton } from './parts/menu-skeleton';
import { SearchResults } from './parts/search-results';
import { useMenuPage } from './use-menu-page';
import './menu.scss';

/** Categories at the left, products at the right, the cart at the bottom. */
export default function MenuPage() {
  const menu = useMenuPage();
  const { panel } = menu;
  return (
    <Page className="menu">
      <View className="menu__frame">
        <MenuHead menu={menu} />
        <MenuContent menu={menu} />
      </View>
      {!menu.error && !menu.closed && (
        <CartBar view={panel.view} onOpen={panel.openSheet} onCheckOut={panel.checkOut} />
      )}
      <CartSheet
        visible={panel.visible}
        view={panel.view}
        onClose={panel.closeSheet}
        onQuantity={panel.setQuantity}
        onRemove={panel.remove}
        onCheckOut={panel.checkOut}
      />
      <SpecSheet state={menu.spec} />
      <StoreSheet visible={menu.storeSheet.visible} choice={menu.choice} onClose={menu.storeSheet.close} />
    </Page>
  );
}

function MenuContent({ menu }: { menu: ReturnType<typeof useMenuPage> }) {
  const store = menu.choice.store;
  if (menu.error) {
    const call = store && { label: `打电话给${store.name}`, run: () => void callPhone(store.phone) };
    return <ErrorState error={menu.error} what="菜单" onRetry={menu.retry} second={call} />;
  }
  if (menu.isLoading) return <MenuSkeleton />;
  if (menu.closed) {
    return <ClosedPanel view={menu.closed} onOrderAhead={menu.orderAhead} onPick={menu.choice.chooseStore} />;
  }
  return menu.search.text === null ? <MenuBody menu={menu} /> : <SearchResults menu={menu} />;
}
