import { View } from '@tarojs/components';
import { NavBar, Page, StateView } from '@/components';
import { CartSheet } from '@/features/cart';
import { ErrorState } from '@/features/error-state';
import { ProductBar } from './parts/product-bar';
import { ProductBody } from './parts/product-body';
import { ProductHero } from './parts/product-hero';
import { ProductSkeleton } from './parts/product-skeleton';
import { useProductPage } from './use-product-page';
import './product.scss';

/** One product: what it is, when it can be had, which variant, what is in it. */
export default function ProductPage() {
  const page = useProductPage();
  const { view, panel } = page;
  if (page.isGone) {
    return (
      <Page>
        <NavBar canGoBack />
        <StateView
          picture="empty"
          title="这款下架了"
          text="去菜单看看别的，总有一只合口味"
          action={{ label: '看菜单', run: page.toMenu }}
        />
      </Page>
    );
  }
  return (
    <Page className="product">
      <NavBar canGoBack floating={page.error === null} />
      {page.error !== null && <ErrorState error={page.error} what="这款商品" onRetry={page.retry} />}
      {page.error === null && !view && <ProductSkeleton />}
      {view && (
        <View>
          <ProductHero view={view} />
          <ProductBody view={view} onChoose={page.choose} />
          <ProductBar
            view={view}
            inCart={page.inCart}
            onCart={panel.openSheet}
            onAdd={page.add}
            onBuy={page.buyNow}
          />
        </View>
      )}
      <CartSheet
        visible={panel.visible}
        view={panel.view}
        onClose={panel.closeSheet}
        onQuantity={panel.setQuantity}
        onRemove={panel.remove}
        onCheckOut={panel.checkOut}
      />
    </Page>
  );
}
