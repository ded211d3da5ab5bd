import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './files';

/** A repository of a few lines that breaks every rule of the import table at least once, file by file. */
const BROKEN_TREE: Readonly<Record<string, readonly string[]>> = {
  'miniapp/src/api/orders.ts': [
    "import { useCart } from '@/features/cart';",
    "import type { Order } from '../../../server/src/orders';",
    'export const listOrders = (): Order | typeof useCart => useCart;',
  ],
  'miniapp/src/components/price.ts': [
    "import { listOrders } from '@/api/orders';",
    'export const Price = listOrders;',
  ],
  'miniapp/src/features/cart.ts': [
    "import { readFileSync } from 'node:fs';",
    "import Taro from '@tarojs/taro';",
    "import { LunarDay } from 'tyme4ts';",
    "import { home } from '@/pages/home';",
    'export const useCart = [Taro, home, readFileSync, LunarDay];',
  ],
  'miniapp/src/pages/home.ts': [
    "import { checkout } from '@/subpackages/checkout/index';",
    'export const home = checkout;',
  ],
  'miniapp/src/platform/index.ts': [
    "import { Price } from '@/components/price';",
    'export const door = Price;',
  ],
  'miniapp/src/subpackages/checkout/index.ts': [
    "import { detail } from '@/subpackages/order/index';",
    'export const checkout = detail;',
  ],
  'miniapp/src/subpackages/order/index.ts': ['export const detail = 1;'],
  'server/migrations/01-orders.ts': ["import { total } from '../src/orders';", 'export const up = total;'],
  'server/src/app.module.ts': [
    "import { startSimulator } from '../../test/wechat-simulator/src/index';",
    "import { total } from './orders/orders.store';",
    'export type App = { total: typeof total };',
    'export const app = [total, startSimulator];',
  ],
  'server/src/events/index.ts': [
    "import type { Tx } from '../platform';",
    "export type Event = { name: 'order.paid'; tx: Tx };",
  ],
  'server/src/orders/index.ts': ["export type { Order } from './orders.store';"],
  'server/src/orders/orders.store.ts': [
    "import { fen } from '@tianpu/shared/money';",
    "import type { Points } from '../points';",
    'export type Order = { points: Points };',
    'export const total = fen;',
  ],
  'server/src/orders/place-order.ts': [
    "import { fen } from '../../../shared/src/money/fen';",
    "import type { App } from '../app.module';",
    "import type { PointsRow } from '../points/points.store';",
    "import { gone } from './gone';",
    'export type Place = { row: PointsRow; app: App };',
    'export const place = [fen, gone];',
  ],
  'server/src/platform/index.ts': [
    "import type { Id } from '@tianpu/shared/api';",
    "import type { ProblemCode } from '@tianpu/shared/problems';",
    'export type Tx = { id: Id; code: ProblemCode };',
  ],
  'server/src/points/index.ts': ["export type { PointsRow as Points } from './points.store';"],
  'server/src/points/points.rules.ts': [
    "import type { Place } from '../orders';",
    "import type { PointsRow } from './points.store';",
    'export type Total = { row: PointsRow; place: Place };',
  ],
  'server/src/points/points.store.ts': [
    "import type { Total } from './points.rules';",
    'export type PointsRow = { total: Total };',
  ],
  'server/src/wechat/index.ts': [
    "import type { Order } from '../orders';",
    'export type Client = { order: Order };',
  ],
  'shared/src/api/index.ts': ['export type Id = string;'],
  'shared/src/money/fen.ts': ["import { readFileSync } from 'node:fs';", 'export const fen = readFileSync;'],
  'shared/src/money/index.ts': ["export * from './fen';"],
  'shared/src/problems/index.ts': ["export type ProblemCode = 'x.y';"],
  'test/wechat-simulator/src/index.ts': [
    "import type { Client } from '../../../server/src/wechat';",
    'export const startSimulator = (client: Client) => client;',
  ],
  'node_modules/@tarojs/taro/package.json': ['{ "name": "@tarojs/taro", "main": "index.js" }'],
  'node_modules/@tarojs/taro/index.js': ['module.exports = {};'],
  'node_modules/tyme4ts/package.json': ['{ "name": "tyme4ts", "main": "index.js" }'],
  'node_modules/tyme4ts/index.js': ['module.exports = {};'],
};

/** Writes the broken tree into a new temporary folder, with the same compiler paths as the repository; answers where. */
export function writeBrokenTree(): string {
  const root = mkdtempSync(join(tmpdir(), 'tianpu-broken-tree-'));
  const tsConfig = 'test/architecture/tsconfig.cruise.json';
  const files = { ...BROKEN_TREE, [tsConfig]: [readFileSync(join(ROOT, tsConfig), 'utf8')] };
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${lines.join('\n')}\n`);
  }
  return root;
}
