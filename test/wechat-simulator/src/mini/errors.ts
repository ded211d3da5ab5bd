/** A refusal of the mini-program API: HTTP 200 with `errcode` and `errmsg`. */
export class MiniApiError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

export const invalidArgument = (field: string): MiniApiError =>
  new MiniApiError(47003, `argument invalid! ${field} invalid`);
export const dataFormatError = (what: string): MiniApiError =>
  new MiniApiError(47001, `data format error: ${what}`);
