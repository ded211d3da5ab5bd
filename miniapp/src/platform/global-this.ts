/**
 * Phones before iOS 12.2 have no `globalThis` in WeChat's logic layer. react-query looks there for a document and for Deno;
 * neither exists in WeChat, so an empty object says the same. webpack puts it in its place (see config/index.ts).
 */
export const emptyGlobal: Record<string, unknown> = {};
