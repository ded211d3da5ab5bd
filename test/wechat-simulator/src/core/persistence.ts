import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimState } from './state';

const DEBOUNCE_MS = 50;
/** Writing takes at most a twentieth of the time: under load a long history would otherwise be all it does. */
const PAUSE_PER_WRITE = 20;

/**
 * Keeps a JSON snapshot of the state in a folder, so a restarted demo still knows its paid orders.
 * Written to a temporary file and renamed, so a killed process never leaves half a snapshot.
 */
export class Snapshots {
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = DEBOUNCE_MS;

  constructor(
    private readonly folder: string | undefined,
    private readonly current: () => SimState,
  ) {}

  /** The stored state, or undefined on a first start. */
  static read(folder: string | undefined): SimState | undefined {
    if (!folder || !existsSync(join(folder, 'state.json'))) return undefined;
    const stored: SimState = JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'));
    return stored;
  }

  /** Says that something changed; the write happens a little later, once for a burst of changes. */
  changed(): void {
    if (!this.folder || this.timer) return;
    this.timer = setTimeout(() => this.flush(), this.pauseMs);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.folder) return;
    const begunMs = performance.now();
    const path = join(this.folder, 'state.json');
    writeFileSync(`${path}.tmp`, JSON.stringify(this.current()));
    renameSync(`${path}.tmp`, path);
    this.pauseMs = Math.max(DEBOUNCE_MS, PAUSE_PER_WRITE * (performance.now() - begunMs));
  }
}
