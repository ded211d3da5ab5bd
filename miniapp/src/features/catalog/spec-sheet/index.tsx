import { View } from '@tarojs/components';
import { leadTimeLabel } from '@tianpu/shared/catalog';
import { multiplyFen } from '@tianpu/shared/money';
import { Button, Picture, Price, Sheet, Stepper, Tag } from '@/components';
import { open, routes } from '@/platform';
import { OptionGroups } from '../option-groups';
import type { SpecSheetState } from './use-spec-sheet';
import './spec-sheet.scss';

/** The sheet that slides up to choose size and flavour; its state comes from `useSpecSheet`. */
export function SpecSheet({ state }: { state: SpecSheetState }) {
  const { product, view, quantity } = state;
  if (!product || !view) return null;
  const totalFen = view.sku ? multiplyFen(view.sku.listPriceFen, quantity) : null;
  return (
    <Sheet
      visible={state.visible}
      onClose={state.close}
      title="选规格"
      footer={
        <View className="spec-sheet__foot">
          <View className="spec-sheet__sum">
            {totalFen !== null && <Price fen={totalFen} size={24} tone="berry" />}
            <View className="spec-sheet__spec">{view.specText}</View>
          </View>
          <Button disabled={!view.canBuy} onTap={state.add}>
            {view.canBuy ? '加入购物车' : (view.stockText ?? '选好规格再加')}
          </Button>
        </View>
      }
    >
      <View className="spec-sheet__head">
        <Picture src={product.thumbnailUrl} width="96px" height="96px" lazy={false} />
        <View className="spec-sheet__words">
          <View className="spec-sheet__name">{product.name}</View>
          <View className="spec-sheet__subtitle">{product.subtitle}</View>
          <View className="spec-sheet__tags">
            <Tag tone="ink">{leadTimeLabel(product.leadTimeMinutes)}</Tag>
            {view.stockText && <Tag tone="berry">{view.stockText}</Tag>}
          </View>
          <View
            className="spec-sheet__more"
            onClick={() => {
              state.close();
              open(routes.product(product.id));
            }}
          >
            看配料与过敏原
          </View>
        </View>
      </View>
      <OptionGroups groups={view.groups} onChoose={state.choose} />
      <View className="spec-sheet__quantity">
        <View>数量</View>
        <Stepper quantity={quantity} min={1} max={50} label={product.name} onChange={state.setQuantity} />
      </View>
    </Sheet>
  );
}
