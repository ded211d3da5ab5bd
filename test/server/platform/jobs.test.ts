import { type Job, Jobs, rows } from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

describe('scheduled jobs', () => {
  let lab: Lab;
  let second: Lab;
  let ran: string[];
  beforeEach(async () => {
    lab = await startLab();
    second = await startLab({ databaseUrl: lab.databaseUrl, clock: lab.clock });
    ran = [];
  });
  afterEach(async () => {
    await second.close();
    await lab.close();
  });

  const everyMinute = (who: string, run: () => Promise<void> = async () => undefined): Job => ({
    name: 'lab.close-unpaid',
    everySeconds: 60,
    run: async () => {
      ran.push(who);
      await run();
    },
  });
  const runs = () =>
    rows(
      lab.db,
      "SELECT due_at AS dueAt, tries, failure FROM job_runs WHERE job = 'lab.close-unpaid' ORDER BY due_at",
    );
  const both = async (): Promise<void> => {
    await Promise.all([lab.get(Jobs).runDue(), second.get(Jobs).runDue(), lab.get(Jobs).runDue()]);
  };

  it('I13: two instances run each due time once', async () => {
    lab.get(Jobs).register(everyMinute('a'));
    second.get(Jobs).register(everyMinute('b'));
    for (let minute = 0; minute < 10; minute += 1) {
      await both();
      lab.clock.advance(30_000);
      await both();
      lab.clock.advance(30_000);
    }
    expect([ran.length, (await runs()).length]).toEqual([10, 10]);
  });

  it('I13 control: without the claim both instances run it', async () => {
    const [a, b] = [everyMinute('a'), everyMinute('b')];
    await Promise.all([a.run(), b.run()]);
    expect(ran).toHaveLength(2);
  });

  it('I10: a run whose process died is taken over when its lease is over, once', async () => {
    const dead = new Promise<void>(() => undefined);
    lab.get(Jobs).register(everyMinute('a', () => dead));
    second.get(Jobs).register(everyMinute('b'));
    void lab.get(Jobs).runDue();
    while (ran.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await second.get(Jobs).runDue();
    const whileAlive = [...ran];
    lab.clock.advance(31_000);
    await Promise.all([second.get(Jobs).runDue(), second.get(Jobs).runDue()]);
    expect([whileAlive, ran]).toEqual([['a'], ['a', 'b']]);
    expect(await runs()).toEqual([{ dueAt: expect.any(Date), tries: 2, failure: null }]);
  });

  it('a job that fails says so in its run and comes again at its next due time', async () => {
    let failing = true;
    lab.get(Jobs).register(
      everyMinute('a', async () => {
        if (failing) throw new Error('WeChat is away');
      }),
    );
    await lab.get(Jobs).runDue();
    failing = false;
    await lab.get(Jobs).runDue();
    lab.clock.advance(60_000);
    await lab.get(Jobs).runDue();
    expect(await runs()).toEqual([
      { dueAt: expect.any(Date), tries: 1, failure: 'Error: WeChat is away' },
      { dueAt: expect.any(Date), tries: 1, failure: null },
    ]);
  });

  it('runs one by name at once, and refuses two of one name', async () => {
    lab.get(Jobs).register(everyMinute('a'));
    await lab.get(Jobs).runNow('lab.close-unpaid');
    expect(ran).toEqual(['a']);
    expect(() => lab.get(Jobs).register(everyMinute('b'))).toThrow(/two jobs/);
    await expect(lab.get(Jobs).runNow('lab.unknown')).rejects.toThrow(/no job is called/);
  });
});
