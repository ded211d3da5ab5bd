import { newCustomerTasting, REFERRAL_COUPON } from '@tianpu/shared/coupons';
import { ALL_GOODS, type OfferScope } from '@tianpu/shared/pricing';
import type { TemplateDraft } from '../../../src/coupons';
import type { GoodsKeys } from './types';

/** Brought by scanning what hangs in a store. */
export const SCAN_TEMPLATE_KEY = 'scan-drink-6';

const common = {
  scope: ALL_GOODS,
  who: null,
  group: 'coupon',
  stacking: 'combinable',
  claimFrom: null,
  claimTo: null,
  stock: null,
  limitPerCustomer: 1,
  budgetFen: null,
  isActive: true,
} as const;

/** Fen off from a threshold on. */
const off = (amountFen: number, thresholdFen: number) =>
  ({ kind: 'amount_off', amountFen, thresholdFen }) as const;
const days = (count: number) => ({ by: 'days', days: count }) as const;
const inCategory = (categoryId: string): OfferScope => ({
  only: { categoryIds: [categoryId], productIds: [], skuIds: [] },
  except: null,
});

/** Every coupon the demo shop gives, by whom it is reached. */
export function demoTemplates({ category, product, sku }: GoodsKeys): TemplateDraft[] {
  const tea = { skuId: sku('osmanthus-oolong-l-no-sugar'), label: '桂花冷泡乌龙', worthFen: 1_800 };
  return [
    // The claim centre.
    {
      ...common,
      key: 'full-128-15',
      label: '满 128 减 15',
      benefit: off(1_500, 12_800),
      channels: ['claim_centre', 'manual'],
      validity: days(14),
      stock: 2_000,
      budgetFen: 3_000_000,
      // Whole cakes have offers of their own.
      scope: {
        only: null,
        except: { categoryIds: [category('birthday-cakes')], productIds: [], skuIds: [] },
      },
    },
    {
      ...common,
      key: 'free-delivery',
      label: '外送免运费',
      benefit: { kind: 'free_delivery', thresholdFen: 9_900, capFen: 1_000 },
      channels: ['claim_centre', 'manual'],
      validity: days(7),
      stock: 500,
      limitPerCustomer: 2,
    },
    {
      ...common,
      key: 'drink-bogo',
      label: '饮品买一送一',
      benefit: { kind: 'buy_one_get_one' },
      scope: inCategory(category('drinks')),
      channels: ['claim_centre', 'group'],
      validity: days(7),
      stock: 300,
    },
    {
      ...common,
      key: 'silver-300-50',
      label: '银卡满 300 减 50',
      benefit: off(5_000, 30_000),
      who: { anyOf: ['tier:silver', 'tier:diamond'], label: '银卡会员' },
      channels: ['claim_centre'],
      validity: days(30),
    },
    // What somebody does.
    {
      ...newCustomerTasting(tea),
      key: 'new-customer',
      channels: ['new_customer', 'manual'],
    },
    { ...REFERRAL_COUPON, key: 'referral-88' },
    {
      ...common,
      key: SCAN_TEMPLATE_KEY,
      label: '到店饮品立减 6 元',
      benefit: off(600, 0),
      scope: inCategory(category('drinks')),
      channels: ['store_code'],
      validity: days(7),
    },
    {
      ...common,
      key: 'birthday-cake',
      label: '生日蛋糕减 30',
      benefit: off(3_000, 16_800),
      scope: inCategory(category('birthday-cakes')),
      channels: ['birthday', 'manual'],
      validity: days(14),
      limitPerCustomer: 20,
    },
    {
      ...common,
      key: 'oa-follow-10',
      label: '公众号关注礼 10 元',
      benefit: off(1_000, 5_800),
      channels: ['oa_follow'],
      validity: days(14),
    },
    {
      ...common,
      key: 'group-5',
      label: '社群专享 5 元',
      benefit: off(500, 2_900),
      channels: ['group'],
      validity: days(7),
      limitPerCustomer: 12,
    },
    {
      ...common,
      key: 'review-8',
      label: '晒评谢礼 8 元',
      benefit: off(800, 5_800),
      channels: ['review'],
      validity: days(30),
      limitPerCustomer: 50,
    },
    // What the shop hands out.
    {
      ...common,
      key: 'product-voucher',
      label: '蛋挞兑换券',
      benefit: { kind: 'product', payFen: 0, maxUnitFen: 2_000 },
      scope: {
        only: { categoryIds: [], productIds: [product('egg-tart')], skuIds: [] },
        except: null,
      },
      channels: ['manual', 'partner', 'code'],
      validity: days(30),
      limitPerCustomer: 5,
    },
    {
      ...common,
      key: 'mall-10-off',
      label: '积分兑换满 60 减 10',
      benefit: off(1_000, 6_000),
      channels: ['points_mall'],
      validity: days(30),
      limitPerCustomer: 100,
    },
    {
      ...common,
      key: 'paper-20',
      label: '停电备用纸券 20 元',
      benefit: off(2_000, 10_000),
      channels: ['paper'],
      validity: days(180),
      stock: 1_000,
    },
  ];
}
