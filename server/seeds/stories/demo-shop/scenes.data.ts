import type { SourceKind } from '@tianpu/shared/api';
import type { SceneSeed } from './types';

/** What hangs, lies or sticks in every store, with the two letters its code carries. */
const placements: readonly { kind: SourceKind; suffix: string; label: string }[] = [
  { kind: 'poster', suffix: 'P1', label: '橱窗海报' },
  { kind: 'table', suffix: 'T01', label: '1 号桌立牌' },
  { kind: 'table', suffix: 'T02', label: '2 号桌立牌' },
  { kind: 'packaging', suffix: 'K1', label: '蛋糕盒封口贴' },
  { kind: 'leaflet', suffix: 'L1', label: '社区传单' },
  { kind: 'partner', suffix: 'C1', label: '半日咖啡 · 吧台立牌' },
  { kind: 'oa', suffix: 'A1', label: '公众号文末' },
];

/** Short so that the printed mini-program code stays coarse and scans from two metres. */
const storeCodes: readonly { storeKey: string; prefix: string; name: string }[] = [
  { storeKey: 'wulin', prefix: 'WL', name: '武林店' },
  { storeKey: 'xixi', prefix: 'XX', name: '西溪店' },
  { storeKey: 'binjiang', prefix: 'BJ', name: '滨江店' },
];

/** Source codes of the demo shop: 7 per store, e.g. `WLT01` on table 1 of 武林店. */
export const demoScenes: readonly SceneSeed[] = storeCodes.flatMap(({ storeKey, prefix, name }) =>
  placements.map(({ kind, suffix, label }) => ({
    code: `${prefix}${suffix}`,
    kind,
    storeKey,
    label: `${name} · ${label}`,
  })),
);
