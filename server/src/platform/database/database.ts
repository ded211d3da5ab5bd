import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** Reads outside a transaction: `rows(this.database.source, …)`. Writes go through `UnitOfWork`. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
