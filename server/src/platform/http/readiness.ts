import { Injectable } from '@nestjs/common';

import { Database } from '../database/database';
import { pendingMigrations } from '../database/migrate';
import { rows } from '../database/tx';

const DATABASE_ANSWERS_WITHIN_MS = 1_000;

/** Whether the load balancer should send customers here. */
@Injectable()
export class Readiness {
  private draining = false;
  private schemaIsCurrent = false;

  constructor(private readonly database: Database) {}

  /** From now on not ready: the server is about to stop. */
  drain(): void {
    this.draining = true;
  }

  /** Why not, or undefined when everything is there. */
  async obstacle(): Promise<'draining' | 'database' | 'migrations' | undefined> {
    if (this.draining) return 'draining';
    if (!(await this.databaseAnswers())) return 'database';
    this.schemaIsCurrent ||= (await pendingMigrations(this.database.source)).length === 0;
    return this.schemaIsCurrent ? undefined : 'migrations';
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), DATABASE_ANSWERS_WITHIN_MS);
    });
    const answer = rows(this.database.source, 'SELECT 1 AS alive').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
