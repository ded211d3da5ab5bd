import { randomUUID } from 'node:crypto';
import type {
  EnrolmentNoticeResponse,
  EnrolRequest,
  EnrolResponse,
  Id,
  PointsAccountResponse,
} from '@tianpu/shared/api';
import { DomainEvents, Ids, UnitOfWork } from '../../server/src/platform';
import { type SignedInCustomer, signIn } from './identity-world';
import type { TestApp } from './test-app';

/** A signed-in customer who read the notices and joined. Example: `await member(app)`. */
export async function member(
  app: TestApp,
  wish: Partial<EnrolRequest> = {},
  device: string = randomUUID(),
): Promise<SignedInCustomer> {
  const customer = await signIn(app, device);
  await enrol(app, customer, wish);
  return customer;
}

/** Joins with every consent of the present texts unless the wish says otherwise. */
export async function enrol(
  app: TestApp,
  { token }: SignedInCustomer,
  wish: Partial<EnrolRequest> = {},
): Promise<EnrolResponse> {
  const consents = wish.consents ?? (await allConsents(app, token));
  const answer = await app.http.post<EnrolResponse>(
    '/membership/enrolment',
    { ...wish, consents },
    { token },
  );
  if (answer.status !== 201) throw new Error(`not enrolled: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function allConsents(app: TestApp, token: string): Promise<EnrolRequest['consents']> {
  const { body } = await app.http.get<EnrolmentNoticeResponse>('/membership/enrolment', { token });
  return body.notices.map(({ purpose, version, textSha256 }) => ({
    purpose,
    version,
    textSha256,
    granted: true,
  }));
}

export interface HeardOrder {
  orderId: Id;
  orderNumber: string;
  customerId: Id;
  storeId: Id;
  goodsCashFen: number;
  pointsToEarn: number;
}

let numbers = 0;

/** Tells the shop that an order was placed and paid, as orders would; nothing is dispatched yet. */
export async function hearPaidOrder(
  app: TestApp,
  customerId: Id,
  wish: { goodsCashFen?: number; pointsToEarn?: number } = {},
): Promise<HeardOrder> {
  numbers += 1;
  const goodsCashFen = wish.goodsCashFen ?? 19_800;
  const order: HeardOrder = {
    orderId: app.get(Ids).next(),
    orderNumber: `TP${String(numbers).padStart(8, '0')}`,
    customerId,
    storeId: app.get(Ids).next(),
    goodsCashFen,
    pointsToEarn: wish.pointsToEarn ?? Math.floor(goodsCashFen / 100),
  };
  const at = app.clock.now().toISOString();
  const { orderId, storeId } = order;
  await app.get(UnitOfWork).run((tx) =>
    app.get(DomainEvents).record(
      tx,
      {
        name: 'order.placed',
        aggregateId: orderId,
        payload: { orderId, customerId, storeId, mode: 'pickup', payableFen: goodsCashFen, placedAt: at },
      },
      {
        name: 'order.paid',
        aggregateId: orderId,
        payload: { ...order, paidFen: goodsCashFen, paidAt: at },
      },
    ),
  );
  return order;
}

/** Tells the shop that an order is completed. */
export async function hearCompleted(app: TestApp, order: HeardOrder): Promise<void> {
  const at = app.clock.now().toISOString();
  await app
    .get(UnitOfWork)
    .run((tx) =>
      app
        .get(DomainEvents)
        .record(tx, { name: 'order.completed', aggregateId: order.orderId, payload: { ...order, at } }),
    );
}

/** Paid, handed over, completed, and every reaction done. Example: `await buy(app, lin.id, { pointsToEarn: 100 })`. */
export async function buy(
  app: TestApp,
  customerId: Id,
  wish: { goodsCashFen?: number; pointsToEarn?: number } = {},
): Promise<HeardOrder> {
  const order = await hearPaidOrder(app, customerId, wish);
  await hearCompleted(app, order);
  await app.dispatch();
  return order;
}

/** Tells the shop that cash of an order went back; answers the refund's id. */
export async function hearRefund(
  app: TestApp,
  { orderId, customerId, storeId, goodsCashFen }: HeardOrder,
  { refundedFen = goodsCashFen }: { refundedFen?: number } = {},
): Promise<Id> {
  const refundId = app.get(Ids).next();
  await app.get(UnitOfWork).run((tx) =>
    app.get(DomainEvents).record(tx, {
      name: 'order.refunded',
      aggregateId: orderId,
      payload: {
        orderId,
        customerId,
        storeId,
        refundId,
        sequence: 1,
        cashFen: refundedFen,
        goodsCashFen: refundedFen,
        pointsRestored: 0,
        pointsClawedBack: 0,
        isComplete: refundedFen === goodsCashFen,
        at: app.clock.now().toISOString(),
      },
    }),
  );
  return refundId;
}

export async function pointsOf(app: TestApp, { token }: SignedInCustomer): Promise<PointsAccountResponse> {
  const { body } = await app.http.get<PointsAccountResponse>('/points', { token });
  return body;
}
