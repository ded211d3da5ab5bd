import { View } from '@tarojs/components';
import { Button, Icon, Price } from '@/components';
import type { CartView } from '../cart.view';
import './cart-bar.scss';

interface CartBarProps {
  view: CartView;
  onOpen: () => void;
  onCheckOut: () => void;
}

/** The ink bar that floats over the tabs: how many, how much, and the way to pay. Empty, it says what to do. */
export function CartBar({ view, onOpen, onCheckOut }: CartBarProps) {
  const isEmpty = view.itemCount === 0;
  return (
    <View className="cart-bar">
      {view.offers?.progress ? (
        <View className="cart-bar__hint cart-bar__hint--honey" onClick={onOpen}>
          <View>
            {view.offers.progress.doneText}
            {view.offers.progress.text}
          </View>
          <View className="cart-bar__more">
            看明细
            <Icon name="right" size={12} />
          </View>
        </View>
      ) : view.hint ? (
        <View className={`cart-bar__hint cart-bar__hint--${view.hint.tone}`} onClick={onOpen}>
          <View>{view.hint.text}</View>
          <View className="cart-bar__more">
            看明细
            <Icon name="right" size={12} />
          </View>
        </View>
      ) : null}
      <View
        className="cart-bar__box"
        ariaRole="button"
        ariaLabel={`购物车，${view.itemCount} 件`}
        onClick={onOpen}
      >
        <View className="cart-bar__bag">
          <Icon name="bag" size={28} />
          {!isEmpty && (
            <View key={view.itemCount} className="cart-bar__count">
              {view.itemCount}
            </View>
          )}
        </View>
        {isEmpty ? (
          <View className="cart-bar__empty">还没选，挑一只吧</View>
        ) : (
          <View className="cart-bar__sum">
            <View className="cart-bar__prices">
              <Price fen={view.totalFen} size={20} tone="light" />
              {view.offers?.beforeFen != null && (
                <Price fen={view.offers.beforeFen} size={13} tone="light" className="price--before" />
              )}
            </View>
            {view.offers?.savedText && <View className="cart-bar__saved">{view.offers.savedText}</View>}
          </View>
        )}
        {!isEmpty && (
          <Button size="l" className="cart-bar__go" onTap={view.canCheckOut ? onCheckOut : onOpen}>
            {view.canCheckOut ? '去结算' : '去看看'}
          </Button>
        )}
      </View>
    </View>
  );
}
