import { migrations } from '../../../server/migrations';
import { connect, migrate, rows } from '../../../server/src/platform';
import { createTestSchema } from '../../support/mariadb';

describe('the migrations of the shop', () => {
  it('run, go back to nothing, and run again to the same schema; two instances at once are no trouble', async () => {
    const schema = await createTestSchema();
    const options = { url: schema.url, tls: false, poolSize: 4, poolWaitMs: 5_000, migrations };
    const [source, second] = await Promise.all([connect(options), connect(options)]);
    const shape = () =>
      rows(
        source,
        `SELECT table_name, column_name, column_type, is_nullable FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name NOT IN ('schema_migrations', 'schema_lock')
         ORDER BY table_name, column_name`,
      );
    const ran = await Promise.all([migrate(source), migrate(second)]);
    const first = await shape();
    for (const _ of migrations) await source.undoLastMigration({ transaction: 'none' });
    const undone = await shape();
    await migrate(source);
    expect([ran.flat().length, undone, await shape()]).toEqual([migrations.length, [], first]);
    await Promise.all([source.destroy(), second.destroy()]);
    await schema.drop();
  });
});
