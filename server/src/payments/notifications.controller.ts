import { Controller, HttpCode, Post, type RawBodyRequest, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform';
import { ReceiveNotification } from './receive-notification';

const FAILED = { code: 'FAIL', message: '失败' } as const;
const STATUS = { accepted: 204, refused: 401, again: 500 } as const;

/** Where WeChat Pay calls back. Authentication is its signature over the raw bytes, nothing else. */
@ApiExcludeController()
@Controller('payments/wechat')
export class NotificationsController {
  constructor(private readonly receive: ReceiveNotification) {}

  @Post('notifications')
  @Public()
  @HttpCode(204)
  payment(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<typeof FAILED | undefined> {
    return this.#answer(request, reply);
  }

  @Post('refund-notifications')
  @Public()
  @HttpCode(204)
  refund(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<typeof FAILED | undefined> {
    return this.#answer(request, reply);
  }

  /** 204: do not send it again. 401: not from WeChat. 500: ours to repair, please resend. */
  async #answer(
    request: RawBodyRequest<FastifyRequest>,
    reply: FastifyReply,
  ): Promise<typeof FAILED | undefined> {
    const reception = await this.receive.run(request.rawBody ?? Buffer.alloc(0), request.headers);
    reply.status(STATUS[reception]);
    return reception === 'accepted' ? undefined : FAILED;
  }
}
