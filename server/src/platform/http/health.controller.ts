import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Public } from '../access/decorators';
import { Readiness } from './readiness';

/** For machines: `/healthz` says that the process lives, `/readyz` that it should get traffic. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Public()
  @Get('healthz')
  healthy(): { status: string } {
    return { status: 'ok' };
  }

  @Public()
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const obstacle = await this.readiness.obstacle();
    if (obstacle !== undefined) reply.status(503).header('retry-after', '1');
    return { status: obstacle ?? 'ok' };
  }
}
