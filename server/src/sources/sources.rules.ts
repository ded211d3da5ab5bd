/** A scan counts as the reason for a registration when it came at most this long after it. */
export const REGISTRATION_WINDOW_MINUTES = 30;
/** How long a scan explains what the customer does next, e.g. what she puts into the cart. */
export const VISIT_LASTS_HOURS = 24;

/** The characters WeChat allows in a scene, 1 to 32 of them. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** Example: `WLT01` is a scene; `%57LT01`, an empty text and 33 letters are not. */
export function isScene(text: string): boolean {
  return SCENE.test(text);
}
