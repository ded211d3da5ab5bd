/** What is to be bought, as the pricing rules need it. Prices are integer fen per piece. */
export interface QuoteLineInput {
  lineId: string;
  skuId: string;
  productId: string;
  categoryId: string;
  unitPriceFen: number;
  quantity: number;
}

/** One signed change of the total, e.g. −3000 for a coupon or +600 for delivery, and who pays or gains it per line. */
export interface Adjustment {
  /** Which rule made it: `delivery`, later `coupon:<id>`, `tier`, `points` … */
  source: string;
  label: string;
  amountFen: number;
  /** Share of each line in `amountFen`, by largest remainder; empty for a fee that belongs to no line. */
  allocations: { lineId: string; amountFen: number }[];
}

export interface QuotedLine extends QuoteLineInput {
  lineTotalFen: number;
  /** `lineTotalFen` plus its share of every allocated adjustment; never negative. */
  allocatedNetFen: number;
}

/** Everything the customer sees as money; pure and complete, the server stores it on the order as it is. */
export interface QuoteResult {
  lines: QuotedLine[];
  adjustments: Adjustment[];
  goodsTotalFen: number;
  payableFen: number;
}
