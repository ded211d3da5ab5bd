import { Injectable } from '@nestjs/common';

import { AppConfig } from './config/app-config';
import type { Fault } from './fault';

/** The error a `throw` fault raises, so that a test can tell it from a real one. */
export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/**
 * Named places where a test may kill the process or fail it, e.g. `orders.after-commit`. Without a fault set, reaching
 * one costs a map lookup. Production refuses the setting at start.
 */
@Injectable()
export class FaultPoints {
  private readonly faults: Map<string, Fault>;

  constructor(config: AppConfig) {
    this.faults = new Map(config.faultPoints);
  }

  set(name: string, fault: Fault): void {
    this.faults.set(name, fault);
  }

  clear(): void {
    this.faults.clear();
  }

  async reach(name: string): Promise<void> {
    const fault = this.faults.get(name);
    if (fault === undefined) return;
    if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
    else if (fault === 'throw') throw new InjectedFault(name);
    else await fault();
  }
}
