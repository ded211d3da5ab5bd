import { View } from '@tarojs/components';
import { NavBar, Page } from '@/components';
import { SpecSheet } from '@/features/catalog';
import { ErrorState } from '@/features/error-state';
import { StoreSheet } from '@/features/store-choice';
import { Entries } from './parts/entries';
import { Hero } from './parts/hero';
import { OrderCard, ResumeCard } from './parts/home-order';
import { BirthdayCard, MemberSummary } from './parts/member-summary';
import { NewProducts } from './parts/new-products';
import { StorePanel } from './parts/store-panel';
import { useHome } from './use-home';
import './home.scss';

/** First page: the season, the store and how to get it, and the two ways to begin. */
export default function HomePage() {
  const home = useHome();
  const { view } = home;
  return (
    <Page className="home">
      <View className="home__bar" style={{ background: view.season.colours.ground }}>
        <NavBar tone="clear">
          <View className="home__brand">甜铺</View>
        </NavBar>
      </View>
      <Hero season={view.season} price={view.hero} onTap={home.openHero} />
      <View className="home__body">
        <StorePanel view={view.store} choice={home.choice} onPickStore={home.storeSheet.open} />
        {home.error ? (
          <ErrorState error={home.error} what="门店和菜单" onRetry={home.retry} />
        ) : (
          <>
            {view.order && <OrderCard view={view.order} onTap={home.openOrder} />}
            {view.resume && <ResumeCard view={view.resume} onTap={home.resume} />}
            <Entries entries={view.entries} onTap={home.openCategory} />
            {home.member && (
              <MemberSummary
                view={home.member}
                onOpen={home.openMember}
                onJoin={home.join}
                onPoints={home.openPoints}
                onCoupons={home.openCoupons}
              />
            )}
            {home.birthday && <BirthdayCard view={home.birthday} onOrder={home.orderBirthdayCake} />}
            <NewProducts
              cards={view.newCards}
              isLoading={home.isLoading}
              onOpen={home.openProduct}
              onAdd={home.spec.request}
              onAll={() => home.openCategory(null)}
            />
          </>
        )}
      </View>
      <SpecSheet state={home.spec} />
      <StoreSheet visible={home.storeSheet.visible} choice={home.choice} onClose={home.storeSheet.close} />
    </Page>
  );
}
