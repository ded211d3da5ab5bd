import {
  BENEFIT_KINDS,
  type Benefit,
  type BenefitKind,
  QUOTA_PERIODS,
  type Quota,
  type QuotaPeriod,
  type Tier,
  type TierCondition,
  type TierLadder,
} from '@tianpu/shared/membership';
import {
  ChoiceField,
  FenField,
  IntegerField,
  NestedField,
  NestedListField,
  PersonTextField,
} from '../platform';

const CONDITION_KINDS = ['rolling_spend', 'order_count', 'consecutive_months'] as const;
const KEY = { maxCharacters: 32 };
const NAME = { maxCharacters: 20 };

/** Fields of every kind of condition; which of them a kind needs is the rule's to say. */
class TierConditionDto {
  @ChoiceField(CONDITION_KINDS)
  kind!: TierCondition['kind'];

  @IntegerField({ min: 1, max: 36 })
  months!: number;

  @FenField({ optional: true })
  minFen?: number;

  @IntegerField({ min: 1, max: 1000, optional: true })
  minOrders?: number;

  @FenField({ optional: true })
  minFenPerMonth?: number;

  @FenField({ optional: true })
  totalFen?: number;
}

class QuotaDto implements Quota {
  @IntegerField({ min: 1, max: 1000 })
  uses!: number;

  @ChoiceField(QUOTA_PERIODS)
  per!: QuotaPeriod;
}

class BenefitDto implements Benefit {
  @PersonTextField(KEY)
  key!: string;

  @ChoiceField(BENEFIT_KINDS)
  kind!: BenefitKind;

  @PersonTextField(NAME)
  label!: string;

  @IntegerField({ min: 0, max: 1_000_000, nullable: true })
  value!: number | null;

  @NestedField(() => QuotaDto, { nullable: true })
  quota!: QuotaDto | null;

  @PersonTextField({ ...KEY, optional: true })
  couponTemplateKey?: string;
}

class TierDto implements Omit<Tier, 'reach' | 'keep'> {
  @PersonTextField(KEY)
  key!: string;

  @PersonTextField(NAME)
  name!: string;

  @NestedListField(() => TierConditionDto, { max: 5 })
  reach!: TierConditionDto[];

  @NestedListField(() => TierConditionDto, { max: 5 })
  keep!: TierConditionDto[];

  @IntegerField({ min: 0, max: 366 })
  graceDays!: number;

  @NestedListField(() => BenefitDto, { max: 30 })
  benefits!: BenefitDto[];
}

export class TierLadderDto {
  @PersonTextField(KEY)
  key!: string;

  @PersonTextField(NAME)
  name!: string;

  @NestedListField(() => TierDto, { min: 1, max: 8 })
  tiers!: TierDto[];
}

/**
 * The ladder of a request, each condition with the numbers of its kind and no others. A number that is missing becomes 0,
 * which the rule for ladders refuses.
 */
export function ladderOf({ key, name, tiers }: TierLadderDto): TierLadder {
  return {
    key,
    name,
    tiers: tiers.map(({ reach, keep, benefits, ...tier }) => ({
      ...tier,
      reach: reach.map(conditionOf),
      keep: keep.map(conditionOf),
      benefits: benefits.map((benefit) => ({ ...benefit, quota: benefit.quota && { ...benefit.quota } })),
    })),
  };
}

function conditionOf({ kind, months, ...numbers }: TierConditionDto): TierCondition {
  if (kind === 'rolling_spend') return { kind, months, minFen: numbers.minFen ?? 0 };
  if (kind === 'order_count') return { kind, months, minOrders: numbers.minOrders ?? 0 };
  return { kind, months, minFenPerMonth: numbers.minFenPerMonth ?? 0, totalFen: numbers.totalFen ?? 0 };
}
