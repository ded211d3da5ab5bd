import { filesUnder } from './support/files';
import { foreignTables, tableOwners } from './support/tables';

const TS = /(?<!\.d)\.ts$/;
const migrations = filesUnder(['server/migrations'], TS);
const owners = tableOwners(migrations);
const featureOf = (path: string) => /^server\/(?:src\/([^/]+)|seeds)\//.exec(path)?.[1] ?? 'seeds';

describe('who owns a table', () => {
  it('every table has an owner with a folder', () => {
    const folders = new Set(
      filesUnder(['server/src', 'server/seeds'], TS).map(({ path }) => featureOf(path)),
    );
    expect(owners.size).toBeGreaterThan(0);
    expect([...owners].filter(([, owner]) => !folders.has(owner))).toEqual([]);
  });

  it('a table is named in its owner’s folder only', () => {
    const sources = filesUnder(['server/src', 'server/seeds'], TS);
    expect(sources.flatMap((file) => foreignTables(file, featureOf(file.path), owners))).toEqual([]);
  });

  it('a migration touches its own feature’s tables only, and no foreign key crosses features', () => {
    const owner = (path: string) => /\/\d+-([a-z-]+)\.ts$/.exec(path)?.[1] ?? 'nobody';
    expect(migrations.flatMap((file) => foreignTables(file, owner(file.path), owners))).toEqual([]);
  });
});

describe('the reader of this test', () => {
  const known = tableOwners([
    {
      path: 'server/migrations/01-orders.ts',
      text: `q(\`CREATE TABLE orders (id \${ID})\`); q("CREATE TABLE order_lines (x INT)");`,
    },
    {
      path: 'server/migrations/02-points.ts',
      text: `q(\`CREATE TABLE IF NOT EXISTS points_lots (id \${ID})\`);`,
    },
  ]);
  const named = (text: string) => foreignTables({ path: 'p.ts', text }, 'points', known).length;

  it('reads owners from the migrations', () => {
    expect([...known]).toEqual([
      ['orders', 'orders'],
      ['order_lines', 'orders'],
      ['points_lots', 'points'],
    ]);
  });

  it.each([
    ['a read', "rows(db, 'SELECT id FROM orders WHERE id = ?')"],
    [
      'a join',
      `rows(db, \`SELECT * FROM points_lots l JOIN order_lines o ON o.id = l.id WHERE l.id = \${id}\`)`,
    ],
    ['an update', "affected(tx, 'UPDATE orders SET status = ?')"],
    ['an insert by hand', "affected(tx, 'INSERT INTO `orders` (id) VALUES (?)')"],
    ['an insert', "insert(tx, 'orders', { id })"],
    ['many inserts', "insertMany(tx, 'orders', lines)"],
    ['an entity', "@Entity('orders') class Row {}"],
    ['a name handed on', "const TABLE = 'order_lines';"],
    ['a foreign key', "q('CREATE TABLE points_entries (id INT, FOREIGN KEY (id) REFERENCES orders (id))')"],
    ['a table after an interpolation', `rows(db, \`SELECT \${columns} FROM orders\`)`],
  ])('sees %s of another feature’s table', (_title, text) => {
    expect(named(text)).toBe(1);
  });

  it.each([
    ['its own table', "rows(db, 'SELECT id FROM points_lots')"],
    ['a route of that name', "@Controller('orders') class Routes {}"],
    ['a sentence', "fail('orders come from orders')"],
    ['a comment', '// SELECT id FROM orders\nconst a = 1;'],
  ])('is not disturbed by %s', (_title, text) => {
    expect(named(text)).toBe(0);
  });

  it('refuses two owners of one table', () => {
    const text = "q('CREATE TABLE orders (id INT)')";
    expect(() =>
      tableOwners([
        { path: 'server/migrations/01-a.ts', text },
        { path: 'server/migrations/02-b.ts', text },
      ]),
    ).toThrow(/orders/);
  });
});
