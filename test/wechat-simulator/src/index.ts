export type { ClockOptions } from './core/clock';
export type { FaultAction, FaultRule } from './core/faults';
export type { JournalEntry } from './core/journal';
export type { SettingsChange, SimSettings } from './core/settings';
export { type Credentials, generateKeySet, type KeySet } from './credentials';
export { RESEND_AFTER_MS } from './pay/notifier';
export { Simulator, type SimulatorOptions, startSimulator } from './simulator';
