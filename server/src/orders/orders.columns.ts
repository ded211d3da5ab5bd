/** The columns of an order under the names of `Order`. */
export const ORDER_COLUMNS = `id, order_number AS orderNumber, customer_id AS customerId, store_id AS storeId, status,
  mode, slot_starts_at AS slotStartsAt, slot_ends_at AS slotEndsAt, pickup_on AS pickupOn,
  delivery_sealed AS deliverySealed, note, note_review AS noteReview, item_count AS itemCount,
  goods_total_fen AS goodsTotalFen, delivery_fee_fen AS deliveryFeeFen, payable_fen AS payableFen,
  coupon_id AS couponId, points_used AS pointsUsed, points_to_earn AS pointsToEarn, audiences,
  placed_at AS placedAt, pay_before AS payBefore, paid_at AS paidAt, closed_at AS closedAt,
  closed_because AS closedBecause, refund_fen AS refundFen, refund_status AS refundStatus,
  pickup_code AS pickupCode, handed_over_at AS handedOverAt, handed_over_by AS handedOverBy`;

/** The columns of a gift under the names of `OrderGift`. */
export const GIFT_COLUMNS = `order_id AS orderId, offer_id AS offerId, sku_id AS skuId, label,
  thumbnail_url AS thumbnailUrl, quantity, worth_fen AS worthFen`;

/** The columns of a line under the names of `OrderLine`. */
export const LINE_COLUMNS = `id, order_id AS orderId, position, sku_id AS skuId, product_id AS productId,
  category_id AS categoryId, product_name AS productName, options_text AS optionsText,
  thumbnail_url AS thumbnailUrl, quantity, unit_price_fen AS unitPriceFen, line_total_fen AS lineTotalFen,
  allocated_net_fen AS allocatedNetFen`;
