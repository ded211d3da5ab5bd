import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform';
import { RewardInviters } from './reward-inviters';

@Injectable()
export class ReferralJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly rewarding: RewardInviters,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'referral.count', everySeconds: 600, run: () => this.rewarding.run() });
  }
}
