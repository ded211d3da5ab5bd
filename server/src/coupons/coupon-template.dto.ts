import { ApiProperty } from '@nestjs/swagger';
import type { CreateCouponTemplateRequest } from '@tianpu/shared/api';
import {
  COUPON_CHANNELS,
  type CouponBenefit,
  type CouponChannel,
  type CouponValidity,
} from '@tianpu/shared/coupons';
import type { GiftItem, GoodsSet, OfferScope, StackingRule, Who } from '@tianpu/shared/pricing';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Matches } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  FenField,
  InstantField,
  IntegerField,
  NestedField,
  PersonTextField,
  Problem,
  QuantityField,
  ShopDateField,
  ULID_PATTERN,
  UlidField,
} from '../platform';

const KINDS = ['amount_off', 'rate', 'product', 'buy_one_get_one', 'free_delivery', 'tasting'] as const;
const STACKING = ['exclusive', 'one_per_group', 'combinable'] as const;
const KEY = /^[a-z0-9][a-z0-9-]*$/;
const LABEL = { maxCharacters: 40, maxCodePoints: 60 } as const;
const MANY = 1_000_000;

const Ids = () => (target: object, property: string) => {
  for (const rule of [
    ApiProperty({ type: [String], format: 'ulid' }),
    IsArray(),
    ArrayMaxSize(200),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(ULID_PATTERN, { each: true }),
  ])
    rule(target, property);
};

class GoodsSetDto implements GoodsSet {
  @Ids() categoryIds!: string[];
  @Ids() productIds!: string[];
  @Ids() skuIds!: string[];
}

class ScopeDto implements OfferScope {
  @NestedField(() => GoodsSetDto, { nullable: true }) only!: GoodsSetDto | null;
  @NestedField(() => GoodsSetDto, { nullable: true }) except!: GoodsSetDto | null;
}

class WhoDto implements Who {
  @ApiProperty({ type: [String], example: ['tier:silver'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Matches(/^[a-z_]+(:[A-Za-z0-9_-]+)?$/, { each: true })
  anyOf!: string[];

  @PersonTextField(LABEL)
  label!: string;
}

class GiftDto implements GiftItem {
  @UlidField() skuId!: string;
  @PersonTextField(LABEL) label!: string;
  @QuantityField({ max: 10 }) quantity!: number;
  @FenField() worthFen!: number;
}

/** One class for every kind; which fields a kind needs is checked by `benefitOf`. */
class BenefitDto {
  @ChoiceField(KINDS) kind!: CouponBenefit['kind'];
  @FenField({ optional: true }) thresholdFen?: number;
  @FenField({ optional: true }) amountFen?: number;
  @IntegerField({ min: 1, max: 99, optional: true }) percent?: number;
  @FenField({ optional: true, nullable: true }) capFen?: number | null;
  @FenField({ optional: true }) payFen?: number;
  @FenField({ optional: true, nullable: true }) maxUnitFen?: number | null;
  @NestedField(() => GiftDto, { optional: true }) gift?: GiftDto;
}

class ValidityDto {
  @ChoiceField(['dates', 'days']) by!: 'dates' | 'days';
  @ShopDateField({ optional: true }) from?: string;
  @ShopDateField({ optional: true }) through?: string;
  @IntegerField({ min: 1, max: 1000, optional: true }) days?: number;
}

export class CreateCouponTemplateDto implements Record<keyof CreateCouponTemplateRequest, unknown> {
  @CodeField({ pattern: KEY, max: 60 }) key!: string;
  @PersonTextField(LABEL) label!: string;
  @NestedField(() => BenefitDto) benefit!: BenefitDto;
  @NestedField(() => ScopeDto) scope!: ScopeDto;
  @NestedField(() => WhoDto, { nullable: true }) who!: WhoDto | null;

  @ApiProperty({ enum: COUPON_CHANNELS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn([...COUPON_CHANNELS], { each: true })
  channels!: CouponChannel[];

  @CodeField({ pattern: KEY, max: 40 }) group!: string;
  @ChoiceField(STACKING) stacking!: StackingRule;
  @NestedField(() => ValidityDto) validity!: ValidityDto;
  @InstantField({ nullable: true }) claimFrom!: string | null;
  @InstantField({ nullable: true }) claimTo!: string | null;
  @IntegerField({ min: 1, max: MANY, nullable: true }) stock!: number | null;
  @IntegerField({ min: 1, max: 100 }) limitPerCustomer!: number;
  @FenField({ nullable: true }) budgetFen!: number | null;
}

/** The request as the rules know it. Refuses `request.invalid` with the field a kind misses. */
export function templateRequest({
  benefit,
  validity,
  ...rest
}: CreateCouponTemplateDto): CreateCouponTemplateRequest {
  return { ...rest, benefit: benefitOf(benefit), validity: validityOf(validity) };
}

function benefitOf(benefit: BenefitDto): CouponBenefit {
  const { kind, thresholdFen = 0, capFen = null, maxUnitFen = null } = benefit;
  switch (kind) {
    case 'amount_off':
      return { kind, thresholdFen, amountFen: needed(benefit.amountFen, 'benefit.amountFen') };
    case 'rate':
      return { kind, thresholdFen, capFen, percent: needed(benefit.percent, 'benefit.percent') };
    case 'product':
      return { kind, maxUnitFen, payFen: needed(benefit.payFen, 'benefit.payFen') };
    case 'buy_one_get_one':
      return { kind };
    case 'free_delivery':
      return { kind, thresholdFen, capFen };
    case 'tasting':
      return { kind, thresholdFen, gift: needed(benefit.gift, 'benefit.gift') };
  }
}

function validityOf({ by, from, through, days }: ValidityDto): CouponValidity {
  if (by === 'days') return { by, days: needed(days, 'validity.days') };
  return { by, from: needed(from, 'validity.from'), through: needed(through, 'validity.through') };
}

function needed<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new Problem('request.invalid', { field });
  return value;
}
