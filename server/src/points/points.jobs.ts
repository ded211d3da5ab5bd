import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform';
import { ExpirePoints } from './expire-points';
import { ReturnGifts } from './return-gifts';

@Injectable()
export class PointsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly expiring: ExpirePoints,
    private readonly gifts: ReturnGifts,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'points.expire', everySeconds: 600, run: () => this.expiring.run() });
    this.jobs.register({ name: 'points.return-gifts', everySeconds: 3600, run: () => this.gifts.run() });
  }
}
