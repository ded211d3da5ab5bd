import { View } from '@tarojs/components';
import { Icon, Notice, Price, Tag } from '@/components';
import { OptionGroups } from '@/features/catalog/option-groups';
import type { ProductView } from '../product.view';

interface ProductBodyProps {
  view: ProductView;
  onChoose: (groupIndex: number, option: string) => void;
}

/** Name, price, earliest time with its reason, the choices, and what is in it. */
export function ProductBody({ view, onChoose }: ProductBodyProps) {
  return (
    <View className="product-body">
      <View className="product-body__name">{view.name}</View>
      <View className="product-body__subtitle">{view.subtitle}</View>
      <View className="product-body__price">
        <Price fen={view.priceFen} size={32} tone="berry" />
        {view.beforeFen !== null && (
          <Price fen={view.beforeFen} size={15} tone="muted" className="price--before" />
        )}
        {view.choice.stockText && <Tag tone="berry">{view.choice.stockText}</Tag>}
        {view.tags.map((tag) => (
          <Tag key={tag} tone={tag === '招牌' ? 'honey' : 'cream'}>
            {tag}
          </Tag>
        ))}
      </View>
      {view.when && (
        <Notice tone={view.when.tone} icon="clock" title={view.when.title}>
          {view.when.reason}
        </Notice>
      )}
      <OptionGroups groups={view.choice.groups} onChoose={onChoose} />
      <View className="product-body__heading">这一款</View>
      <View className="product-body__text">{view.description}</View>
      <Allergens view={view} />
      <View className="product-body__heading">细说</View>
      {view.facts.map((fact) => (
        <View key={fact.label} className="product-body__fact">
          <View className="product-body__label">{fact.label}</View>
          <View className="product-body__value">{fact.text}</View>
        </View>
      ))}
    </View>
  );
}

function Allergens({ view }: { view: ProductView }) {
  return (
    <>
      <View className="product-body__heading">过敏原</View>
      {view.allergens.length > 0 ? (
        <View className="allergens">
          {view.allergens.map((allergen) => (
            <View key={allergen.key} className="allergens__tile">
              <Icon name={allergen.icon} size={24} />
              <View>{allergen.label}</View>
            </View>
          ))}
        </View>
      ) : (
        <View className="product-body__text">配料里没有常见过敏原。</View>
      )}
      <View className="product-body__remark">
        与含奶、蛋、麸质、坚果的产品在同一操作间制作，可能有微量残留；严重过敏请先打电话问门店。
      </View>
    </>
  );
}
