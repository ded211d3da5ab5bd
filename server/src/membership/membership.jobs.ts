import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform';
import { RecomputeTier } from './recompute-tier';

/** Tiers end at midnight in the shop; ten minutes later at most everybody sees it. */
@Injectable()
export class MembershipJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly tiers: RecomputeTier,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'membership.recompute', everySeconds: 600, run: () => this.tiers.due() });
  }
}
