import { ScrollView, View } from '@tarojs/components';
import { StateView } from '@/components';
import { ProductRow } from '@/features/catalog';
import type { MenuPageState } from '../use-menu-page';

/** What the typed words find; before the first word, a line that says what can be searched. */
export function SearchResults({ menu }: { menu: MenuPageState }) {
  const { text, rows, set } = menu.search;
  const asked = (text ?? '').trim();
  return (
    <ScrollView scrollY className="menu-results">
      <View className="menu-results__rows">
        {asked === '' && <View className="menu-results__tip">输入蛋糕名、口味或「新品」「招牌」</View>}
        {rows.map(({ product, card }) => (
          <ProductRow
            key={product.id}
            card={card}
            onOpen={() => menu.openProduct(product.id)}
            onAdd={() => menu.spec.request(product)}
          />
        ))}
        {asked !== '' && rows.length === 0 && (
          <StateView
            picture="search"
            title={`没找到「${asked}」`}
            text="换个短一点的词，比如「草莓」「慕斯」"
            action={{ label: '看全部菜单', run: () => set(null) }}
          />
        )}
        <View className="menu-body__end" />
      </View>
    </ScrollView>
  );
}
