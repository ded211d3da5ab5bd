import { Body, Controller, HttpCode, Post } from '@nestjs/common';

import {
  affected,
  ensure,
  FaultPoints,
  FenField,
  ForCustomer,
  Idempotent,
  idempotencyKey,
  insert,
  row,
  UnitOfWork,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

class AmountDto {
  @FenField() amountFen!: number;
}

@ForCustomer()
@Controller('lab')
class TillController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly faults: FaultPoints,
  ) {}

  /** Puts money into counter 1 and answers what is there; finds its own earlier effect by the client's key. */
  @Idempotent()
  @HttpCode(201)
  @Post('deposits')
  async deposit(@Body() { amountFen }: AmountDto): Promise<{ balanceFen: number }> {
    ensure(amountFen !== 13, 'order.not_payable');
    const balanceFen = await this.unitOfWork.run(async (tx) => {
      const done = await row(tx, 'SELECT 1 FROM lab_effects WHERE who = ?', [idempotencyKey()]);
      if (!done) {
        await insert(tx, 'lab_effects', { who: idempotencyKey(), what: 'deposit' });
        await affected(tx, 'UPDATE lab_counters SET value = value + ? WHERE id = 1', [amountFen]);
      }
      const found = await row<{ value: number }>(tx, 'SELECT value FROM lab_counters WHERE id = 1');
      return found?.value ?? 0;
    });
    await this.faults.reach('till.after-commit');
    return { balanceFen };
  }
}

describe('a POST with an Idempotency-Key', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ controllers: [TillController] });
  });
  beforeEach(async () => {
    lab.faults.clear();
    await lab.unitOfWork.run((tx) => affected(tx, 'UPDATE lab_counters SET value = 0'));
  });
  afterAll(() => lab.close());

  const deposit = (amountFen: number, idempotencyKey?: string, token = 'customer.lin') =>
    lab.http.post<{ balanceFen?: number; code?: string }>(
      '/lab/deposits',
      { amountFen },
      { token, idempotencyKey },
    );

  it('gives the first answer again and does the work once', async () => {
    const first = await deposit(500, 'key-replayed');
    const again = await deposit(500, 'key-replayed');
    expect([first.status, again.status, again.body, again.headers.get('idempotent-replayed')]).toEqual([
      201,
      201,
      { balanceFen: 500 },
      'true',
    ]);
    expect(await lab.counter(1)).toBe(500);
  });

  it('refuses another body under the same key with 422', async () => {
    await deposit(500, 'key-reused');
    const { status, body } = await deposit(501, 'key-reused');
    expect([status, body.code, await lab.counter(1)]).toEqual([422, 'idempotency.key_reused', 500]);
  });

  it('C14: of fifty at once one works; the others get its answer or are told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => deposit(700, 'key-doubled')));
    const kinds = new Set(answers.map(({ status }) => status));
    expect(await lab.counter(1)).toBe(700);
    expect([...kinds].every((status) => status === 201 || status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status === 201).every(({ body }) => body.balanceFen === 700)).toBe(
      true,
    );
    expect((await deposit(700, 'key-doubled')).body).toEqual({ balanceFen: 700 });
  });

  it('is needed, and is 8 to 64 letters, digits, - or _', async () => {
    const answers = [
      await deposit(1),
      await deposit(1, 'short'),
      await deposit(1, `key-${'x'.repeat(61)}`),
      await deposit(1, 'key with blank'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'idempotency.key_missing'],
      [400, 'idempotency.key_invalid'],
      [400, 'idempotency.key_invalid'],
      [400, 'idempotency.key_invalid'],
    ]);
  });

  it('belongs to the actor: the same key of somebody else is another key', async () => {
    await deposit(100, 'key-shared-1', 'customer.lin');
    const { body } = await deposit(100, 'key-shared-1', 'customer.wang');
    expect([body.balanceFen !== undefined, await lab.counter(1)]).toEqual([true, 100]);
  });

  it('stays free after a refusal, which changed nothing', async () => {
    const refused = await deposit(13, 'key-refused');
    const accepted = await deposit(14, 'key-refused');
    expect([refused.status, accepted.status, await lab.counter(1)]).toEqual([409, 201, 14]);
  });

  it('P23: a death between COMMIT and answer leaves one effect; the repeat is told to wait, then finishes it', async () => {
    lab.faults.set('till.after-commit', 'throw');
    const died = await deposit(900, 'key-crashed');
    lab.faults.clear();
    const early = await deposit(900, 'key-crashed');
    lab.clock.advance(16_000);
    const late = await deposit(900, 'key-crashed');
    const replayed = await deposit(900, 'key-crashed');
    expect([died.status, early.status, early.body.code]).toEqual([500, 409, 'idempotency.in_progress']);
    expect([late.status, late.body, replayed.body, await lab.counter(1)]).toEqual([
      201,
      { balanceFen: 900 },
      { balanceFen: 900 },
      900,
    ]);
  });
});
