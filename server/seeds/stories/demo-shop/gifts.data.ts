import type { GiftDraft } from '../../../src/points';

type DemoGift = Omit<GiftDraft, 'position' | 'skuId' | 'onSaleFrom' | 'onSaleTo'>;

const shelf = (key: string): Pick<DemoGift, 'giftKey' | 'imageUrl' | 'kind' | 'couponTemplateKey'> => ({
  giftKey: key,
  imageUrl: `/media/800/${key}.webp`,
  kind: 'gift',
  couponTemplateKey: null,
});

/** The shelf of the points mall, cheapest first. */
export const demoGifts: readonly DemoGift[] = [
  {
    ...shelf('gift-candle'),
    name: '数字蜡烛套装',
    description: '0 到 9 各一支，蜂蜜色，每支约 8 厘米',
    points: 300,
    fromTierKey: null,
    remaining: 120,
    limitPerCustomer: null,
  },
  {
    ...shelf('gift-coupon'),
    kind: 'coupon',
    couponTemplateKey: 'mall-10-off',
    name: '满减券',
    description: '兑换后放进“我的优惠券”，下单自动可用',
    points: 500,
    fromTierKey: null,
    remaining: null,
    limitPerCustomer: 4,
  },
  {
    ...shelf('gift-tote'),
    name: '甜铺帆布袋',
    description: '刚好放下一只 6 寸蛋糕盒，原色厚帆布',
    points: 900,
    fromTierKey: null,
    remaining: 60,
    limitPerCustomer: 2,
  },
  {
    ...shelf('gift-mug'),
    name: '手捏马克杯',
    description: '本地陶艺工作室烧制，每只花纹都不同，300 毫升',
    points: 1_600,
    fromTierKey: 'silver',
    remaining: 24,
    limitPerCustomer: 1,
  },
  {
    ...shelf('gift-apron'),
    name: '烘焙围裙',
    description: '水洗棉麻，和店里师傅同款',
    points: 2_400,
    fromTierKey: null,
    remaining: 30,
    limitPerCustomer: 1,
  },
  {
    ...shelf('gift-pan'),
    name: '活底蛋糕模 6 寸',
    description: '阳极铝，附戚风配方卡',
    points: 2_800,
    fromTierKey: 'diamond',
    remaining: 15,
    limitPerCustomer: 1,
  },
];
