import type { SimClock } from './core/clock';
import type { Journal } from './core/journal';
import type { SimSettings } from './core/settings';
import type { SimState } from './core/state';
import type { Credentials, PlatformKeys } from './credentials';

/** What every part of the simulator shares. `state` is replaced as a whole by a reset, so never keep a copy. */
export interface World {
  readonly clock: SimClock;
  readonly settings: SimSettings;
  readonly journal: Journal;
  readonly credentials: Credentials;
  readonly platform: PlatformKeys;
  state: SimState;
  /** A number in [0, 1), repeatable by seed. */
  chance(): number;
  /** Call after every change of `state`. */
  changed(): void;
  /** Address of the pay, API and H5 server, without a trailing slash. */
  baseUrl(): string;
}
