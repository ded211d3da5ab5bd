import { ALL_GOODS, type OfferScope } from '@tianpu/shared/pricing';
import type { OfferDraft } from '../../../src/offers';
import type { GoodsKeys } from './types';

const always = { who: null, validity: { from: null, to: null } } as const;
const only = (goods: { categoryIds?: string[]; productIds?: string[] }): OfferScope => ({
  only: { categoryIds: [], productIds: [], skuIds: [], ...goods },
  except: null,
});

/** What the demo shop offers to everybody who qualifies: one of each kind. */
export function demoOffers({ category, product, sku }: GoodsKeys): OfferDraft[] {
  const lattes = ['ice', 'less-ice', 'no-ice'].map((way) => sku(`iced-latte-m-${way}`));
  return [
    {
      ...always,
      key: 'first-order-9',
      kind: 'first_order',
      label: '新客首单 9 折',
      group: 'welcome',
      stacking: 'combinable',
      scope: ALL_GOODS,
      percent: 90,
      capFen: null,
    },
    {
      ...always,
      key: 'full-reduction',
      kind: 'full_reduction',
      label: '满 200 减 20，满 300 减 40',
      group: 'promotion',
      stacking: 'one_per_group',
      scope: ALL_GOODS,
      levels: [
        { thresholdFen: 20_000, amountFen: 2_000 },
        { thresholdFen: 30_000, amountFen: 4_000 },
      ],
    },
    {
      ...always,
      key: 'bread-second-half',
      kind: 'second_half',
      label: '面包第二件半价',
      group: 'promotion',
      stacking: 'one_per_group',
      scope: only({ categoryIds: [category('bread')] }),
      percent: 50,
      pairing: 'same_sku',
    },
    {
      ...always,
      key: 'soda-bogo',
      kind: 'buy_one_get_one',
      label: '新品气泡饮买一送一',
      group: 'promotion',
      stacking: 'one_per_group',
      scope: only({ productIds: [product('passion-lemon-soda')] }),
      buy: 1,
      free: 1,
      pairing: 'any_in_scope',
    },
    {
      ...always,
      key: 'afternoon-tea',
      kind: 'bundle',
      label: '下午茶套餐：拿铁配焦糖布丁',
      group: 'promotion',
      stacking: 'one_per_group',
      scope: ALL_GOODS,
      parts: [
        { skuIds: lattes, quantity: 1 },
        { skuIds: [sku('caramel-pudding-single')], quantity: 1 },
      ],
      priceFen: 3_900,
      maxSets: 4,
    },
    {
      ...always,
      key: 'tea-gift',
      kind: 'gift',
      label: '满 258 送桂花冷泡乌龙',
      group: 'gift',
      stacking: 'combinable',
      scope: ALL_GOODS,
      thresholdFen: 25_800,
      gift: {
        skuId: sku('osmanthus-oolong-l-no-sugar'),
        label: '桂花冷泡乌龙',
        quantity: 1,
        worthFen: 1_800,
      },
    },
    {
      ...always,
      key: 'mousse-launch',
      kind: 'campaign_price',
      label: '慕斯尝鲜价 85 折',
      group: 'price',
      stacking: 'combinable',
      scope: only({ productIds: [product('raspberry-rose-mousse')] }),
      price: { by: 'rate', percent: 85 },
    },
    {
      ...always,
      key: 'diamond-price',
      kind: 'member_price',
      label: '钻石会员价 95 折',
      group: 'price',
      stacking: 'combinable',
      scope: ALL_GOODS,
      who: { anyOf: ['tier:diamond'], label: '钻石会员' },
      price: { by: 'rate', percent: 95 },
    },
    {
      ...always,
      key: 'free-drive',
      kind: 'delivery_offer',
      label: '满 158 免运费',
      group: 'delivery',
      stacking: 'combinable',
      scope: ALL_GOODS,
      thresholdFen: 15_800,
      feeFen: 0,
    },
  ];
}
