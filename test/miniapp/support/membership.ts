import type {
  BenefitResponse,
  ClaimableCoupon,
  CouponFace,
  CouponResponse,
  GiftResponse,
  MemberCentreResponse,
} from '@tianpu/shared/api';

export const NORMAL = { key: 'normal', name: '普卡', rank: 0 };
export const SILVER = { key: 'silver', name: '银卡', rank: 1 };
export const DIAMOND = { key: 'diamond', name: '钻石卡', rank: 2 };

export function aBenefit(over: Partial<BenefitResponse> = {}): BenefitResponse {
  return {
    key: 'free_delivery',
    kind: 'free_delivery',
    label: '免外送费',
    hint: '余 1 次 · 10月1日更新',
    quota: { uses: 2, used: 1, left: 1, per: 'month', renewsOn: '2026-10-01' },
    unlockedBy: null,
    ...over,
  };
}

/** A silver member with ¥3,286 in twelve months and 1,860 points. */
export function aCentre(over: Partial<MemberCentreResponse> = {}): MemberCentreResponse {
  return {
    isEnrolled: true,
    memberSince: '2026-03-05T02:00:00.000Z',
    roles: [],
    tier: SILVER,
    tierThrough: '2027-03-31',
    keepText: null,
    spend: { fen: 328_600, months: 12 },
    next: {
      tier: DIAMOND,
      headline: '再消费 ¥1,714 升钻石卡',
      ways: [
        {
          kind: 'spend',
          text: '再消费 ¥1,714 升钻石卡',
          percent: 65,
          shortByFen: 171_400,
          shortByOrders: 0,
          shortByMonths: 0,
        },
      ],
    },
    points: {
      available: 1860,
      pending: 0,
      debt: 0,
      opensAt: 400,
      expiring: [{ points: 320, through: '2026-09-30' }],
    },
    coupons: { usable: 4, endingSoon: 1 },
    benefits: [
      aBenefit(),
      aBenefit({
        key: 'factory_visit',
        kind: 'factory_visit',
        label: '工厂参观',
        hint: '钻石卡解锁',
        quota: null,
        unlockedBy: DIAMOND,
      }),
    ],
    celebration: null,
    nextBirthday: { name: '妈妈', on: '2026-09-24', daysLeft: 6 },
    referral: { counted: 4, nextAt: 10 },
    ...over,
  };
}

export function aFace(over: Partial<CouponFace> = {}): CouponFace {
  return {
    kind: 'amount_off',
    label: '工作日下午茶',
    figure: '15',
    unit: '元',
    condition: '满 ¥99 可用',
    scopeText: '全部商品',
    ...over,
  };
}

export function aClaimable(over: Partial<ClaimableCoupon> = {}): ClaimableCoupon {
  return {
    templateId: 'template-1',
    face: aFace(),
    validityText: '领取后 7 天内有效',
    remaining: null,
    claimedByMe: 0,
    limitPerCustomer: 1,
    refusal: null,
    ...over,
  };
}

/** Good through 30 September 2026 in Shanghai. */
export function aCoupon(over: Partial<CouponResponse> = {}): CouponResponse {
  return {
    id: 'coupon-1',
    templateId: 'template-1',
    face: aFace(),
    state: 'issued',
    channel: 'claim_centre',
    validFrom: '2026-09-01T00:00:00.000Z',
    validTo: '2026-09-30T16:00:00.000Z',
    isEndingSoon: false,
    reason: null,
    orderId: null,
    ...over,
  };
}

export function aGift(over: Partial<GiftResponse> = {}): GiftResponse {
  return {
    id: 'gift-1',
    kind: 'gift',
    name: '烘焙围裙',
    description: '',
    imageUrl: '/media/800/gift-apron.webp',
    points: 2400,
    fromTier: null,
    remaining: null,
    limitPerCustomer: 1,
    redeemedByMe: 0,
    state: 'can',
    refusal: null,
    ...over,
  };
}
