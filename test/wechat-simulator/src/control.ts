import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Controls } from './controls';
import { type Incoming, jsonReply, parseJsonObject, readRequest, send } from './core/http';
import { PayApiError } from './pay/errors';

type Body = Record<string, unknown>;
type Action = (controls: Controls, body: Body, request: Incoming) => unknown;

const KINDS = ['request', 'notification', 'push'] as const;

const textOf = (body: Body, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing`);
  return value;
};

/**
 * The control port takes JSON in the shapes of `Controls`. Its callers are tests and demo scripts on this
 * computer, so bodies are trusted to have those shapes.
 */
const as = <T>(body: Body): T => body as T;

const ACTIONS: Record<string, Action> = {
  'GET /__sim/health': () => ({ ok: true }),
  'GET /__sim/state': (controls) => controls.state,
  'GET /__sim/journal': (controls, _body, { query }) => {
    const kind = KINDS.find((known) => known === query.get('kind'));
    return { entries: controls.journal.entries({ pathPart: query.get('path') ?? undefined, kind }) };
  },
  'GET /__sim/clock': (controls) => ({
    now: controls.clock.now().toISOString(),
    pending: controls.clock.pending,
  }),
  'POST /__sim/clock': async (controls, body) => {
    const { advance } = as<{ advance: number }>(body);
    if (!Number.isFinite(advance) || advance < 0) throw new Error('advance is milliseconds, not negative');
    await controls.clock.advance(advance);
    return { now: controls.clock.now().toISOString(), pending: controls.clock.pending };
  },
  'POST /__sim/settings': (controls, body) => {
    controls.set(as(body));
    return controls.settings;
  },
  'POST /__sim/faults': (controls, body) => controls.fault(as(body)),
  'DELETE /__sim/faults': (controls) => controls.clearFaults(),
  'POST /__sim/pay': async (controls, body) => {
    const { openid, couponFen, totalFen, wait } = as<{
      openid?: string;
      couponFen?: number;
      totalFen?: number;
      wait?: boolean;
    }>(body);
    const order = await controls.pay({
      outTradeNo: textOf(body, 'out_trade_no'),
      openid,
      couponFen,
      totalFen,
    });
    if (wait) await controls.clock.idle();
    return order;
  },
  'POST /__sim/refund-result': (controls, body) => {
    const { out_refund_no: outRefundNo, ...rest } = as<{ out_refund_no?: string }>(body);
    return controls.refundResult({ outRefundNo, ...as<{ outcome: 'SUCCESS' }>(rest) });
  },
  'POST /__sim/bill': (controls, body) => {
    const { bill_date: _billDate, ...change } = body;
    controls.bill(textOf(body, 'bill_date'), as(change));
  },
  'POST /__sim/notify': async (controls, body) => {
    const number =
      typeof body['out_refund_no'] === 'string' ? body['out_refund_no'] : textOf(body, 'out_trade_no');
    return { deliveries: await controls.notify(number, as(body)) };
  },
  'POST /__sim/push': async (controls, body) => ({ answers: await controls.push(as(body)) }),
  'POST /__sim/push-verify': (controls, body) =>
    controls.verifyPushUrl(textOf(body, 'url'), body['wrongSignature'] === true),
  'POST /__sim/subscribe': (controls, body) => {
    const { answer } = as<{ answer?: 'accept' | 'reject' | 'ban' }>(body);
    controls.subscribe(textOf(body, 'openid'), textOf(body, 'template_id'), answer);
  },
  'POST /__sim/tokens/invalidate': (controls) => controls.invalidateTokens(),
  'POST /__sim/platform-key/rotate': (controls) => controls.rotatePlatformKey(),
  'POST /__sim/api-v3-key': (controls, body) => controls.setApiV3Key(textOf(body, 'apiV3Key')),
  'POST /__sim/merchant-key': (controls, body) =>
    controls.addMerchantKey(textOf(body, 'serial'), textOf(body, 'publicKeyPem')),
  'POST /__sim/reset': (controls) => controls.reset(),
};

/** Serves the control port. Wrong calls get 400 with a sentence, unknown ones 404 with the list of calls. */
export function controlHandler(controls: Controls) {
  return async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(raw);
    const action = ACTIONS[`${request.method} ${request.path}`];
    if (!action) {
      send(response, jsonReply(404, { error: 'no such control', controls: Object.keys(ACTIONS) }));
      return;
    }
    const body = request.body.length > 0 ? parseJsonObject(request.body) : {};
    if (!body) {
      send(response, jsonReply(400, { error: 'body is not a JSON object' }));
      return;
    }
    try {
      send(response, jsonReply(200, (await action(controls, body, request)) ?? { ok: true }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send(
        response,
        jsonReply(400, { error: message, code: error instanceof PayApiError ? error.code : undefined }),
      );
    }
  };
}
