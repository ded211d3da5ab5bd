import multipart from '@fastify/multipart';
import { Controller, Get, HttpCode, type OnModuleInit, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CustomerProfile } from '@tianpu/shared/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  ensure,
  ForCustomer,
  Problem,
  Public,
  RateLimit,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { MAX_AVATAR_BYTES, redrawAvatar } from './avatar-pictures';
import { AvatarsStore } from './avatars.store';
import { CustomersStore } from './customers.store';
import { CustomerProfileDto } from './identity.dto';
import { CustomerProfiles } from './profiles';

@ApiTags('identity')
@Controller()
export class AvatarsController implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly avatars: AvatarsStore,
    private readonly customers: CustomersStore,
    private readonly profiles: CustomerProfiles,
    private readonly adapter: HttpAdapterHost,
  ) {}

  /** Forms are read only here, and only on request; without a server (seeds, tools) there is nothing to prepare. */
  async onModuleInit(): Promise<void> {
    const server: Partial<FastifyInstance> | undefined = this.adapter.httpAdapter?.getInstance();
    await server?.register?.(multipart, {
      // One byte more than allowed is read, so that what is too large shows by its length alone.
      limits: { fileSize: MAX_AVATAR_BYTES + 1, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
  }

  /** A picture as multipart form (`wx.uploadFile`); it becomes the customer's avatar. */
  @Post('me/avatar')
  @HttpCode(200)
  @ForCustomer()
  @RateLimit({ points: 10, perSeconds: 60, by: 'actor' })
  @ApiConsumes('multipart/form-data')
  @ApiOkResponse({ type: CustomerProfileDto })
  async upload(
    @CurrentActor() actor: CustomerActor,
    @Req() request: FastifyRequest,
  ): Promise<CustomerProfile> {
    const webp = await redrawAvatar(await uploadedFile(request));
    await this.unitOfWork.run(async (tx) => {
      await this.customers.setAvatar(tx, actor.id, await this.avatars.replace(tx, actor.id, webp));
    });
    return this.profiles.of(this.database.source, actor.id);
  }

  /** The picture itself. Its id is drawn at random and changes with every upload, so it may be kept for ever. */
  @Get('avatars/:avatarId')
  @Public()
  async show(@UlidParam('avatarId') avatarId: string, @Res() reply: FastifyReply): Promise<void> {
    const webp = await this.avatars.picture(this.database.source, avatarId);
    ensure(webp, 'request.not_found');
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'")
      .type('image/webp')
      .send(webp);
  }
}

async function uploadedFile(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Problem('request.unsupported_media_type');
  const bytes = await readFile(request);
  ensure(bytes, 'request.invalid', { reason: 'no_file' });
  ensure(bytes.length <= MAX_AVATAR_BYTES, 'request.too_large');
  return bytes;
}

async function readFile(request: FastifyRequest): Promise<Buffer | undefined> {
  try {
    const file = await request.file();
    return await file?.toBuffer();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'FST_REQ_FILE_TOO_LARGE'
      ? new Problem('request.too_large')
      : new Problem('request.malformed');
  }
}
