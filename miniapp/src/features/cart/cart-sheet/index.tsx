import { View } from '@tarojs/components';
import type { CartLineResponse } from '@tianpu/shared/api';
import { Button, EmptyState, Icon, Notice, Picture, Price, Sheet, Stepper } from '@/components';
import type { CartLineView, CartView } from '../cart.view';
import { CartOffersPanel, CartProgress } from './cart-offers';
import './cart-sheet.scss';

interface CartSheetProps {
  visible: boolean;
  view: CartView;
  onClose: () => void;
  onQuantity: (line: CartLineResponse, quantity: number) => void;
  onRemove: (lines: CartLineResponse[]) => void;
  onCheckOut: () => void;
}

/** Everything in the cart, changeable in place. What cannot be ordered says why and can be taken out in one tap. */
export function CartSheet({ visible, view, onClose, onQuantity, onRemove, onCheckOut }: CartSheetProps) {
  const isEmpty = view.lines.length === 0;
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title={
        <View className="cart-sheet__title">
          购物车<View className="cart-sheet__count">{view.headText}</View>
        </View>
      }
      aside={
        isEmpty ? undefined : (
          <View
            className="cart-sheet__clear"
            hoverClass="press"
            ariaRole="button"
            onClick={() => onRemove(view.lines.map((each) => each.line))}
          >
            <Icon name="trash" size={16} />
            清空
          </View>
        )
      }
      footer={
        isEmpty ? undefined : (
          <View className="cart-sheet__foot">
            <View className="cart-sheet__sum">
              <View className="cart-sheet__prices">
                <Price fen={view.totalFen} size={24} />
                {view.offers?.beforeFen != null && (
                  <Price fen={view.offers.beforeFen} size={13} tone="muted" className="price--before" />
                )}
              </View>
              <View className="cart-sheet__remark">
                {view.offers?.savedText ?? view.hint?.text ?? '配送费与优惠在下一步算'}
              </View>
            </View>
            <Button className="cart-sheet__go" disabled={!view.canCheckOut} onTap={onCheckOut}>
              去结算
            </Button>
          </View>
        )
      }
    >
      {isEmpty && (
        <EmptyState
          title="这里还空着"
          text="去挑一只，加进来就能约时间"
          action={{ label: '去点单', run: onClose }}
        />
      )}
      {view.unavailable.length > 0 && (
        <Notice
          tone="berry"
          icon="alert"
          title={`有 ${view.unavailable.length} 款现在买不了`}
          action={{ label: '移除它们', run: () => onRemove(view.unavailable) }}
        >
          移除后就能结算，或者换一家门店。
        </Notice>
      )}
      {view.hasPriceChange && (
        <View className="cart-sheet__notice">
          <Notice tone="honey" icon="info">
            有商品的价格变了，下面已经是现在的价格。
          </Notice>
        </View>
      )}
      {view.offers?.progress && <CartProgress progress={view.offers.progress} onAddGoods={onClose} />}
      {view.lines.map((each) => (
        <CartLine key={each.line.skuId} view={each} onQuantity={onQuantity} />
      ))}
      {view.offers && <CartOffersPanel offers={view.offers} />}
    </Sheet>
  );
}

function CartLine({ view, onQuantity }: { view: CartLineView; onQuantity: CartSheetProps['onQuantity'] }) {
  const { line, unavailableText, priceChangeText, memberFen } = view;
  return (
    <View className={`cart-line ${unavailableText ? 'cart-line--off' : ''}`}>
      <Picture
        src={line.thumbnailUrl}
        width="68px"
        height="68px"
        veil={unavailableText ? '买不了' : undefined}
      />
      <View className="cart-line__words">
        <View className="cart-line__name">{line.productName}</View>
        <View className="cart-line__spec">{line.optionsText}</View>
        {unavailableText && <View className="cart-line__warning">{unavailableText}</View>}
        {priceChangeText && <View className="cart-line__change">{priceChangeText}</View>}
        <View className="cart-line__foot">
          <View className="cart-sheet__prices">
            <Price fen={memberFen ?? line.unitPriceFen} size={20} tone={unavailableText ? 'muted' : 'ink'} />
            {memberFen !== null && (
              <Price fen={line.unitPriceFen} size={13} tone="muted" className="price--before" />
            )}
          </View>
          <Stepper
            quantity={line.quantity}
            label={line.productName}
            onChange={(count) => onQuantity(line, count)}
          />
        </View>
      </View>
    </View>
  );
}
