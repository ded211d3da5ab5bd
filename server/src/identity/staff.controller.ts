import { Body, Controller, Delete, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { StaffProfile, StaffSessionResponse } from '@tianpu/shared/api';
import {
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  Public,
  RateLimit,
  type StaffActor,
  UnitOfWork,
} from '../platform';
import { SessionAnswers } from './session-answers';
import { StaffProfileDto, StaffSessionDto, StaffSignInDto } from './staff.dto';
import { StaffStore } from './staff.store';
import { StaffSessionsStore } from './staff-sessions.store';
import { StaffSignIn } from './staff-sign-in';

@ApiTags('staff')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly signInVerb: StaffSignIn,
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessionsStore,
    private readonly answers: SessionAnswers,
  ) {}

  @Post('sessions')
  @Public()
  @RateLimit({ points: 10, perSeconds: 60, by: 'ip' })
  @ApiCreatedResponse({ type: StaffSessionDto })
  async signIn(@Body() body: StaffSignInDto): Promise<StaffSessionResponse> {
    const { sessionId, profile } = await this.signInVerb.run(body.login, body.password);
    return this.answers.staff(sessionId, profile);
  }

  @Get('me')
  @ForStaff()
  @ApiOkResponse({ type: StaffProfileDto })
  async me(@CurrentActor() actor: StaffActor): Promise<StaffProfile> {
    const profile = await this.staff.profile(this.database.source, actor.id);
    ensure(profile, 'session.unauthenticated');
    return profile;
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @ForStaff()
  @ApiNoContentResponse()
  async signOut(@Headers('authorization') authorization: string): Promise<void> {
    const claims = await this.answers.claimsOf(authorization);
    await this.unitOfWork.run((tx) => this.sessions.revoke(tx, claims.sessionId));
    this.answers.forget(claims);
  }
}
