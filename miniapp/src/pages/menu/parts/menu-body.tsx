import { ScrollView, View } from '@tarojs/components';
import { Notice } from '@/components';
import { ProductRow } from '@/features/catalog';
import type { SectionView } from '../menu.view';
import type { MenuPageState } from '../use-menu-page';

/** The two columns. */
export function MenuBody({ menu }: { menu: MenuPageState }) {
  const { spy, sections } = menu;
  const store = menu.choice.store;
  return (
    <View className="menu-body">
      <ScrollView scrollY enhanced showScrollbar={false} className="menu-rail">
        {sections.map((section) => (
          <RailItem
            key={section.id}
            section={section}
            isActive={section.id === spy.active}
            onTap={() => spy.goTo(section.id)}
          />
        ))}
        <View className="menu-body__end" />
      </ScrollView>
      <ScrollView
        scrollY
        enhanced
        showScrollbar={false}
        className="menu-list"
        scrollTop={spy.scrollTop}
        scrollWithAnimation
        onScroll={(event) => spy.onScroll(event.detail.scrollTop)}
      >
        {sections.map((section, index) => (
          <View key={section.id} className="menu-section">
            <View className="menu-section__head">
              <View className="menu-section__name">{section.name}</View>
              <View className="menu-section__hint">{section.hint}</View>
            </View>
            {index === 0 && store && !store.open.isOpen && (
              <View className="menu-section__notice">
                <Notice tone="honey" icon="clock">
                  {`${store.open.label}，现在下单可以约之后的时间`}
                </Notice>
              </View>
            )}
            {section.rows.map(({ product, card }) => (
              <ProductRow
                key={product.id}
                card={card}
                onOpen={() => menu.openProduct(product.id)}
                onAdd={() => menu.spec.request(product)}
              />
            ))}
          </View>
        ))}
        <View className="menu-body__end">没有更多了，都在这儿</View>
      </ScrollView>
    </View>
  );
}

interface RailItemProps {
  section: SectionView;
  isActive: boolean;
  onTap: () => void;
}

function RailItem({ section, isActive, onTap }: RailItemProps) {
  return (
    <View
      className={`menu-rail__item ${isActive ? 'menu-rail__item--on' : ''}`}
      ariaRole="tab"
      onClick={onTap}
    >
      {section.name}
      {section.inCart > 0 && <View className="menu-rail__count">{section.inCart}</View>}
    </View>
  );
}
