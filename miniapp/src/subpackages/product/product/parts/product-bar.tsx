import { View } from '@tarojs/components';
import { Button, Icon, Price } from '@/components';
import type { ProductView } from '../product.view';

interface ProductBarProps {
  view: ProductView;
  inCart: number;
  onCart: () => void;
  onAdd: () => void;
  onBuy: () => void;
}

/** Price of the choice and the two ways on: into the cart, or straight to checkout. */
export function ProductBar({ view, inCart, onCart, onAdd, onBuy }: ProductBarProps) {
  const { canBuy, specText, stockText } = view.choice;
  return (
    <View className="product-bar">
      <View
        className="product-bar__cart"
        hoverClass="press"
        ariaRole="button"
        ariaLabel={`购物车，${inCart} 件`}
        onClick={onCart}
      >
        <Icon name="bag" size={26} />
        {inCart > 0 && (
          <View key={inCart} className="product-bar__count">
            {inCart}
          </View>
        )}
      </View>
      <View className="product-bar__sum">
        <Price fen={view.priceFen} size={20} />
        <View className="product-bar__spec">{specText}</View>
      </View>
      {canBuy ? (
        <View className="product-bar__buttons">
          <Button kind="secondary" className="product-bar__button" onTap={onAdd}>
            加入购物车
          </Button>
          <Button className="product-bar__button" onTap={onBuy}>
            立即预订
          </Button>
        </View>
      ) : (
        <Button disabled className="product-bar__wide">
          {stockText ?? '选好规格再加'}
        </Button>
      )}
    </View>
  );
}
