import { Body, Controller, Delete, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SessionResponse } from '@tianpu/shared/api';
import { ensure, ForCustomer, Public, RateLimit, UnitOfWork } from '../platform';
import { CustomerSessionsStore } from './customer-sessions.store';
import { RefreshSessionDto, SessionDto, SignInDto } from './identity.dto';
import { SessionAnswers } from './session-answers';
import { SignIn } from './sign-in';

/** Everybody in a shop shares one address behind its Wi-Fi; WeChat itself limits each person and each code. */
const BY_ADDRESS = { points: 600, perSeconds: 60, by: 'ip' } as const;

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signInVerb: SignIn,
    private readonly sessions: CustomerSessionsStore,
    private readonly answers: SessionAnswers,
  ) {}

  /** Silent sign-in with the code of `wx.login`; registers the customer the first time. */
  @Post()
  @Public()
  @RateLimit(BY_ADDRESS)
  @ApiCreatedResponse({ type: SessionDto })
  async signIn(@Body() body: SignInDto): Promise<SessionResponse> {
    const openid = await this.signInVerb.whoIs(body.code);
    return this.answers.customer(await this.unitOfWork.run((tx) => this.signInVerb.enter(tx, openid)));
  }

  /** A new access token, and the next refresh token: each can be used once, using one twice ends the session. */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  @RateLimit(BY_ADDRESS)
  @ApiOkResponse({ type: SessionDto })
  async refresh(@Body() body: RefreshSessionDto): Promise<SessionResponse> {
    const rotation = await this.unitOfWork.run((tx) => this.sessions.rotate(tx, body.refreshToken));
    ensure(rotation.outcome === 'rotated', 'session.unauthenticated');
    return this.answers.customer(rotation);
  }

  /** Signs out: access and refresh tokens of this sign-in end at once. */
  @Delete('current')
  @HttpCode(204)
  @ForCustomer()
  @ApiNoContentResponse()
  async signOut(@Headers('authorization') authorization: string): Promise<void> {
    const claims = await this.answers.claimsOf(authorization);
    await this.unitOfWork.run((tx) => this.sessions.revoke(tx, claims.sessionId, 'signed_out'));
    this.answers.forget(claims);
  }
}
