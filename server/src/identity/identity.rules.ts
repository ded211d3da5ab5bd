/** Lifetimes, all in one table. Customers come back silently, staff type a password. */
export const CUSTOMER_ACCESS_SECONDS = 2 * 3600;
export const CUSTOMER_SESSION_DAYS = 30;
export const STAFF_SESSION_SECONDS = 12 * 3600;
export const STAFF_IDLE_MINUTES = 30;

/** Wrong staff passwords in a row before the login is locked, and for how long. */
export const MAX_FAILED_SIGN_INS = 5;
export const LOCK_MINUTES = 15;

/** What WeChat charges for one successful phone number. */
export const PHONE_COST_FEN = 3;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
