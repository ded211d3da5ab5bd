import { Input, View } from '@tarojs/components';
import { Icon, NavBar, Segmented, Tag } from '@/components';
import { MODE_OPTIONS } from '@/features/store-choice';
import type { MenuPageState } from '../use-menu-page';

/** Store, search and pickup or delivery; stays while the list scrolls. */
export function MenuHead({ menu }: { menu: MenuPageState }) {
  const { store, mode, chooseMode } = menu.choice;
  const { text, set, example } = menu.search;
  return (
    <View className="menu-head">
      <NavBar>
        <View
          className="menu-head__store"
          hoverClass="press"
          ariaRole="button"
          onClick={menu.storeSheet.open}
        >
          <View className="menu-head__name">{store?.name ?? '甜铺'}</View>
          <Icon name="down" size={16} />
          {store?.distanceText && <View className="menu-head__distance">{store.distanceText}</View>}
          {store && (
            <Tag tone={store.open.isOpen ? 'matcha' : 'ink'}>{store.open.isOpen ? '营业中' : '休息中'}</Tag>
          )}
        </View>
      </NavBar>
      <View className="menu-head__row">
        <View className="menu-head__search">
          <Icon name="search" size={18} />
          <Input
            className="menu-head__input"
            value={text ?? ''}
            placeholder={`搜「${example}」`}
            placeholderClass="menu-head__placeholder"
            confirmType="search"
            maxlength={20}
            onFocus={() => set(text ?? '')}
            onInput={(event) => set(event.detail.value)}
          />
          {text !== null && (
            <View
              className="menu-head__cancel"
              ariaRole="button"
              ariaLabel="取消搜索"
              onClick={() => set(null)}
            >
              <Icon name="close" size={16} />
            </View>
          )}
        </View>
        <Segmented
          className="menu-head__mode"
          options={MODE_OPTIONS.short}
          value={mode}
          onChange={chooseMode}
        />
      </View>
    </View>
  );
}
