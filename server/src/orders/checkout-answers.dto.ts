import { ApiProperty } from '@nestjs/swagger';
import type { QuoteOrderResponse, SlotDayResponse, SlotResponse, SlotsResponse } from '@tianpu/shared/api';
import type {
  Adjustment,
  AppliedOffer,
  NextReduction,
  QuotedGift,
  QuotedLine,
  QuoteResult,
  SearchProof,
  UnusedOffer,
} from '@tianpu/shared/pricing';

const MODES = ['pickup', 'delivery'] as const;
const REASONS = ['slot.sold_out', 'slot.too_early'] as const;

class SlotDto implements SlotResponse {
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty({ format: 'date-time' }) endsAt!: string;
  @ApiProperty() capacity!: number;
  @ApiProperty() remaining!: number;
  @ApiProperty({ enum: REASONS, nullable: true }) unavailable!: SlotResponse['unavailable'];
}

class SlotDayDto implements SlotDayResponse {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty() open!: boolean;
  @ApiProperty({ type: [SlotDto] }) slots!: SlotDto[];
}

class EarliestBecauseDto {
  @ApiProperty() productName!: string;
  @ApiProperty() leadTimeMinutes!: number;
}

export class SlotsDto implements SlotsResponse {
  @ApiProperty() storeId!: string;
  @ApiProperty({ enum: MODES }) mode!: SlotsResponse['mode'];
  @ApiProperty({ format: 'date-time' }) earliestReadyAt!: string;
  @ApiProperty({ type: EarliestBecauseDto, nullable: true }) earliestBecause!: EarliestBecauseDto | null;
  @ApiProperty({ type: [SlotDayDto] }) days!: SlotDayDto[];
}

class AllocationDto {
  @ApiProperty() lineId!: string;
  @ApiProperty() amountFen!: number;
}

class AdjustmentDto implements Adjustment {
  @ApiProperty({ example: 'delivery' }) source!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ description: 'Fen, negative for a discount.' }) amountFen!: number;
  @ApiProperty({ type: [AllocationDto] }) allocations!: AllocationDto[];
}

class QuotedLineDto implements QuotedLine {
  @ApiProperty() lineId!: string;
  @ApiProperty() skuId!: string;
  @ApiProperty() productId!: string;
  @ApiProperty() categoryId!: string;
  @ApiProperty() unitPriceFen!: number;
  @ApiProperty() quantity!: number;
  @ApiProperty() lineTotalFen!: number;
  @ApiProperty() allocatedNetFen!: number;
}

class QuotedGiftDto implements QuotedGift {
  @ApiProperty() offerId!: string;
  @ApiProperty() skuId!: string;
  @ApiProperty() label!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty() worthFen!: number;
}

class AppliedOfferDto implements AppliedOffer {
  @ApiProperty() offerId!: string;
  @ApiProperty() label!: string;
  @ApiProperty() savedFen!: number;
}

class UnusedOfferDto implements UnusedOffer {
  @ApiProperty() offerId!: string;
  @ApiProperty({ type: String, nullable: true }) couponId!: string | null;
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, example: 'coupon.below_threshold' }) code!: UnusedOffer['code'];
  @ApiProperty({ type: Object, example: { shortByFen: 1600 } }) params!: UnusedOffer['params'];
}

class NextReductionDto implements NextReduction {
  @ApiProperty() offerId!: string;
  @ApiProperty() label!: string;
  @ApiProperty() reachedFen!: number;
  @ApiProperty() thresholdFen!: number;
  @ApiProperty() shortByFen!: number;
  @ApiProperty() amountFen!: number;
}

class SearchProofDto implements SearchProof {
  @ApiProperty() offersConsidered!: number;
  @ApiProperty() combinationsTried!: number;
  @ApiProperty() isExact!: boolean;
}

class QuoteDto implements QuoteResult {
  @ApiProperty({ type: [QuotedLineDto] }) lines!: QuotedLineDto[];
  @ApiProperty({ type: [AdjustmentDto] }) adjustments!: AdjustmentDto[];
  @ApiProperty() goodsTotalFen!: number;
  @ApiProperty() payableFen!: number;
  @ApiProperty() pointsUsed!: number;
  @ApiProperty() pointsUsable!: number;
  @ApiProperty() pointsToEarn!: number;
  @ApiProperty({ type: [QuotedGiftDto] }) gifts!: QuotedGiftDto[];
  @ApiProperty({ type: String, nullable: true }) chosenCouponId!: string | null;
  @ApiProperty({ type: [AppliedOfferDto] }) applied!: AppliedOfferDto[];
  @ApiProperty({ type: [UnusedOfferDto] }) unused!: UnusedOfferDto[];
  @ApiProperty({ type: NextReductionDto, nullable: true }) nextReduction!: NextReductionDto | null;
  @ApiProperty({ type: [String], description: 'Why this combination, in Chinese.' }) explanation!: string[];
  @ApiProperty({ type: SearchProofDto }) proof!: SearchProofDto;
}

export class CartQuoteDto implements QuoteOrderResponse {
  @ApiProperty({ description: 'The order must name it; another version is refused.' }) cartVersion!: number;
  @ApiProperty({ type: QuoteDto }) quote!: QuoteDto;
}
