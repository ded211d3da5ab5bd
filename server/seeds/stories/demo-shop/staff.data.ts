import type { StaffRole } from '@tianpu/shared/api';

export interface StaffSeed {
  login: string;
  name: string;
  role: StaffRole;
  /** Stores where the person works; the first person works in all of them. */
  storeKeys: readonly string[];
}

/** People who work in the demo shop. They have no password here: each installation draws its own. */
export const demoStaff: readonly StaffSeed[] = [
  { login: 'lintian', name: '林甜', role: 'owner', storeKeys: ['wulin', 'xixi', 'binjiang'] },
  { login: 'wulin', name: '沈悦', role: 'manager', storeKeys: ['wulin'] },
  { login: 'xixi', name: '周宁', role: 'counter', storeKeys: ['xixi'] },
  { login: 'binjiang', name: '许然', role: 'counter', storeKeys: ['binjiang'] },
  { login: 'baker', name: '何师傅', role: 'baker', storeKeys: ['wulin', 'xixi', 'binjiang'] },
];
