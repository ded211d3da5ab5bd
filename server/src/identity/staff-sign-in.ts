import { Injectable } from '@nestjs/common';
import type { Id, StaffProfile } from '@tianpu/shared/api';
import { Audit, Database, Problem, UnitOfWork } from '../platform';
import { isPassword } from './passwords';
import { SignInAttemptsStore } from './sign-in-attempts.store';
import { normaliseLogin, presentStaff, StaffStore } from './staff.store';
import { StaffSessionsStore } from './staff-sessions.store';

/**
 * Staff sign in with login and password. Three steps, because the slow password check must not hold a transaction:
 * count the attempt, check, open the session.
 */
@Injectable()
export class StaffSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly attempts: SignInAttemptsStore,
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessionsStore,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `staff.credentials_wrong` (unknown login, wrong password or disabled: nobody can tell which) and
   * `staff.locked` after 5 wrong passwords within 15 minutes, for 15 minutes, even if the password is then right.
   */
  async run(login: string, password: string): Promise<{ sessionId: Id; profile: StaffProfile }> {
    const retryAfterSeconds = await this.unitOfWork.run((tx) => this.attempts.begin(tx, login));
    if (retryAfterSeconds !== null) {
      throw new Problem('staff.locked', { retryAfterSeconds }, { retryAfterSeconds });
    }
    const member = await this.staff.byLogin(this.database.source, login);
    const isRight = await isPassword(member?.password_hash, password);
    if (!member || !isRight || member.disabled_at !== null) {
      await this.noteRefusal(member?.id);
      throw new Problem('staff.credentials_wrong');
    }
    return this.unitOfWork.run(async (tx) => {
      await this.attempts.clear(tx, normaliseLogin(login));
      const sessionId = await this.sessions.open(tx, member.id, member.token_version);
      await this.audit.record(tx, {
        actor: { kind: 'staff', id: member.id, role: member.role, storeIds: [] },
        action: 'staff.signed_in',
        subject: 'staff',
        subjectId: member.id,
      });
      return { sessionId, profile: presentStaff(member) };
    });
  }

  private async noteRefusal(staffId: Id | undefined): Promise<void> {
    if (staffId === undefined) return;
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: { kind: 'system', id: 'sign-in' },
        action: 'staff.sign_in_refused',
        subject: 'staff',
        subjectId: staffId,
      }),
    );
  }
}
