import { AsyncResource } from 'node:async_hooks';

import {
  affected,
  Dispatcher,
  type DomainEvent,
  DomainEvents,
  insert,
  insertOnce,
  parkedDeliveries,
  type RecordedEvent,
  rows,
  type Tx,
  unpark,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

const outside = new AsyncResource('OUTSIDE_OF_ANY_TRANSACTION');

type Happened = (tx: Tx, event: RecordedEvent) => Promise<void>;

/** What the two subscribers of a lab event do; tests put mischief in here. */
let earn: Happened;
let tell: Happened;

const note =
  (who: string): Happened =>
  async (tx, event) => {
    await insert(tx, 'lab_effects', {
      who,
      what: `${event.aggregateId}/${(event.payload as { n: number }).n}`,
    });
  };

const subscriptions = {
  'lab.happened': [
    { name: 'points', handle: () => (tx: Tx, event: RecordedEvent) => earn(tx, event) },
    { name: 'messages', handle: () => (tx: Tx, event: RecordedEvent) => tell(tx, event) },
  ],
};

const happened = (aggregateId: string, n: number): DomainEvent =>
  ({ name: 'lab.happened', aggregateId, payload: { n } }) as unknown as DomainEvent;

const id = (n: number): string => `01JD2Q7XK3W5V4M8N0T6R9Z${String(n).padStart(3, '0')}`;

describe('reactions to events', () => {
  let lab: Lab;
  let second: Lab;
  beforeAll(async () => {
    lab = await startLab({ subscriptions });
    second = await startLab({ subscriptions, databaseUrl: lab.databaseUrl, clock: lab.clock });
  });
  beforeEach(async () => {
    earn = note('points');
    tell = note('messages');
    lab.faults.clear();
    await lab.unitOfWork.run(async (tx) => {
      for (const table of ['lab_effects', 'event_deliveries', 'events'])
        await affected(tx, `DELETE FROM ${table}`);
    });
  });
  afterAll(async () => {
    await second.close();
    await lab.close();
  });

  const record = (...events: DomainEvent[]) =>
    lab.unitOfWork.run((tx) => lab.get(DomainEvents).record(tx, ...events));
  const dispatch = (on: Lab = lab) => on.get(Dispatcher).drain();
  const effectsOf = async (who: string) =>
    (await lab.effects()).filter((effect) => effect.who === who).map(({ what }) => what);

  it('an event of a transaction that rolls back never happened', async () => {
    const attempt = lab.unitOfWork.run(async (tx) => {
      await lab.get(DomainEvents).record(tx, happened(id(1), 1));
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    await dispatch();
    expect([await rows(lab.db, 'SELECT id FROM events'), await lab.effects()]).toEqual([[], []]);
  });

  it('each of 200 events reaches each subscriber exactly once under two dispatchers that crash at random', async () => {
    let crashes = 0;
    const crashSometimes = (): void => {
      if (Math.random() < 0.2 && crashes < 60) {
        crashes += 1;
        throw new Error('the process died before it could mark the delivery');
      }
    };
    for (const each of [lab, second]) each.faults.set('dispatcher.before-mark', crashSometimes);
    for (let n = 0; n < 200; n += 20) {
      await record(...Array.from({ length: 20 }, (_, i) => happened(id((n + i) % 25), n + i)));
    }
    for (let round = 0; round < 30; round += 1) {
      await Promise.all([
        lab.get(Dispatcher).round(),
        second.get(Dispatcher).round(),
        lab.get(Dispatcher).round(),
      ]);
      lab.clock.advance(3_000);
    }
    for (const each of [lab, second]) each.faults.clear();
    for (let wait = 0; wait < 8; wait += 1) {
      await dispatch();
      lab.clock.advance(130_000);
    }
    const effects = (await lab.effects()).map(({ who, what }) => `${who} ${what}`);
    expect([effects.length, new Set(effects).size, crashes > 10]).toEqual([400, 400, true]);
  });

  it('control: marking first and reacting in another transaction loses reactions at a crash', async () => {
    await record(...Array.from({ length: 20 }, (_, n) => happened(id(n), n)));
    const due = await rows<{ event_id: string }>(
      lab.db,
      "SELECT event_id FROM event_deliveries WHERE subscriber = 'points'",
    );
    for (const [index, { event_id }] of due.entries()) {
      await lab.unitOfWork.run((tx) =>
        affected(tx, "UPDATE event_deliveries SET status = 'delivered' WHERE event_id = ?", [event_id]),
      );
      if (index % 4 !== 0)
        await lab.unitOfWork.run((tx) => insert(tx, 'lab_effects', { who: 'naive', what: event_id }));
    }
    await dispatch();
    expect((await effectsOf('naive')).length).toBe(15);
  });

  it('the events of one order arrive in the order in which they were recorded, whoever fails in between', async () => {
    let failures = 0;
    earn = async (tx, event) => {
      if ((event.payload as { n: number }).n === 2 && failures < 3) {
        failures += 1;
        throw new Error('not yet');
      }
      await note('points')(tx, event);
    };
    for (const n of [1, 2, 3, 4]) await record(happened(id(7), n));
    await record(happened(id(8), 1));
    await Promise.all([dispatch(lab), dispatch(second)]);
    const before = await effectsOf('points');
    for (let wait = 0; wait < 6; wait += 1) {
      lab.clock.advance(16_000);
      await Promise.all([dispatch(lab), dispatch(second)]);
    }
    expect(before.sort()).toEqual([`${id(7)}/1`, `${id(8)}/1`]);
    expect((await effectsOf('points')).filter((what) => what.startsWith(id(7)))).toEqual(
      [1, 2, 3, 4].map((n) => `${id(7)}/${n}`),
    );
    expect(await effectsOf('messages')).toHaveLength(5);
  });

  it('I17: a poison event is parked after eight tries and seen by staff; the others go on', async () => {
    let tries = 0;
    earn = async (tx, event) => {
      if (event.aggregateId === id(1)) {
        tries += 1;
        throw new TypeError('cannot read points of undefined');
      }
      await note('points')(tx, event);
    };
    await record(happened(id(1), 1), happened(id(2), 1));
    const started = lab.clock.now().getTime();
    while ((await parkedDeliveries(lab.db)).length === 0 && tries < 20) {
      await dispatch();
      lab.clock.advance(1_000);
    }
    expect([tries, (lab.clock.now().getTime() - started) / 1000 < 300]).toEqual([8, true]);
    expect([await effectsOf('points'), (await effectsOf('messages')).length]).toEqual([[`${id(2)}/1`], 2]);
    expect(await parkedDeliveries(lab.db)).toEqual([
      {
        eventId: expect.any(String),
        subscriber: 'points',
        name: 'lab.happened',
        aggregateId: id(1),
        attempts: 8,
        lastError: 'TypeError: cannot read points of undefined',
      },
    ]);
  });

  it('I17: a parked event is delivered after its cause was repaired and staff let it go on', async () => {
    earn = () => Promise.reject(new Error('broken'));
    await record(happened(id(1), 1), happened(id(1), 2));
    for (let n = 0; n < 10; n += 1) {
      await dispatch();
      lab.clock.advance(130_000);
    }
    earn = note('points');
    await dispatch();
    const held = await effectsOf('points');
    const [parked] = await parkedDeliveries(lab.db);
    await lab.unitOfWork.run((tx) => unpark(tx, parked?.eventId ?? '', 'points', lab.clock.now()));
    await dispatch();
    expect([held, await effectsOf('points')]).toEqual([[], [`${id(1)}/1`, `${id(1)}/2`]]);
  });

  it('a reaction that catches a duplicate key goes on in its transaction', async () => {
    earn = async (tx, event) => {
      const fresh = await insertOnce(tx, 'lab_counters', { id: 1, value: 9 });
      await insert(tx, 'lab_effects', { who: 'points', what: `${event.aggregateId} ${fresh}` });
    };
    await record(happened(id(1), 1));
    await dispatch();
    expect(await effectsOf('points')).toEqual([`${id(1)} false`]);
  });

  it('while one delivery is locked another dispatcher delivers every other: SKIP LOCKED takes exactly one row', async () => {
    await record(...Array.from({ length: 30 }, (_, n) => happened(id(n), n)));
    await lab.unitOfWork.run(async (tx) => {
      await rows(
        tx,
        "SELECT * FROM event_deliveries WHERE aggregate_id = ? AND subscriber = 'points' FOR UPDATE",
        [id(3)],
      );
      await outside.runInAsyncScope(() => dispatch(second));
    });
    const whileLocked = (await lab.effects()).length;
    await dispatch();
    expect([whileLocked, (await lab.effects()).length]).toEqual([59, 60]);
  });
});
