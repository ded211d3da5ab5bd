import {
  Audit,
  affected,
  type ChainBreak,
  insert,
  Jobs,
  rows,
  verifyChain,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

describe('the audit trail', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const moved = (n: number) => ({
    actor: { kind: 'staff', id: 'mei', role: 'counter', storeIds: [] } as const,
    action: 'order.moved',
    subject: 'order',
    subjectId: `order-${n}`,
    from: 'paid',
    to: 'making',
  });
  const write = (count: number) =>
    lab.unitOfWork.run(async (tx) => {
      for (let n = 0; n < count; n += 1) await lab.get(Audit).record(tx, moved(n));
    });
  const seal = () => lab.get(Jobs).runNow('platform.seal-audit');
  const byHand = (sql: string) => lab.unitOfWork.run((tx) => affected(tx, sql));

  it('is written with the change and not without it', async () => {
    const attempt = lab.unitOfWork.run(async (tx) => {
      await lab.get(Audit).record(tx, moved(1));
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await rows(lab.db, 'SELECT id FROM audit_entries')).toEqual([]);
  });

  it('INV-12: every entry is sealed once, in a chain that holds, also by two sealers at once', async () => {
    await write(700);
    await Promise.all([seal(), seal(), seal()]);
    await write(5);
    await seal();
    await seal();
    const [counted] = await rows(lab.db, 'SELECT COUNT(*) AS seals, MAX(seq) AS head FROM audit_seals');
    expect([counted, await verifyChain(lab.db)]).toEqual([{ seals: 705, head: 705 }, undefined]);
  });

  it('an entry whose transaction committed late is still sealed', async () => {
    await write(3);
    await seal();
    const earlier = new Date(lab.clock.now().getTime() - 60_000);
    await lab.unitOfWork.run((tx) =>
      insert(tx, 'audit_entries', {
        id: '01JD2Q7XK3W5V4M8N0T6R9ZB1C'.replace(/^.{10}/, timeOf(earlier)),
        at: earlier,
        actor_kind: 'system',
        actor_id: 'late',
        action: 'order.closed',
        subject: 'order',
        subject_id: 'x',
      }),
    );
    await seal();
    expect((await rows(lab.db, 'SELECT seq FROM audit_seals')).length).toBe(4);
  });

  it.each<[string, string, ChainBreak['fault'], number]>([
    [
      'changed by hand',
      "UPDATE audit_entries SET to_state = 'picked_up' WHERE subject_id = 'order-17'",
      'changed',
      18,
    ],
    ['deleted', "DELETE FROM audit_entries WHERE subject_id = 'order-17'", 'missing', 18],
    ['deleted with its seal', 'DELETE FROM audit_seals WHERE seq = 18', 'out_of_sequence', 19],
    [
      'put in the place of another',
      "UPDATE audit_entries SET actor_id = 'boss' WHERE subject_id = 'order-0'",
      'changed',
      1,
    ],
  ])('D14: a row %s is named by the check', async (_, sql, fault, seq) => {
    await write(40);
    await seal();
    await byHand(sql);
    const entry = await rows<{ entryId: string }>(
      lab.db,
      'SELECT entry_id AS entryId FROM audit_seals WHERE seq = ?',
      [seq],
    );
    expect(await verifyChain(lab.db)).toEqual({ seq, fault, entryId: entry[0]?.entryId });
  });
});

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function timeOf(at: Date): string {
  let rest = at.getTime();
  return Array.from({ length: 10 }, () => {
    const digit = CROCKFORD[rest % 32];
    rest = Math.floor(rest / 32);
    return digit;
  })
    .reverse()
    .join('');
}
