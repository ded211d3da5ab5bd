/** A scan counts as the reason for a registration when it came at most this long after it. */
export const REGISTRATION_WINDOW_MINUTES = 30;
/** How long a scan explains what the customer does next, e.g. what she puts into the cart. */
export const VISIT_LASTS_HOURS = 24;
