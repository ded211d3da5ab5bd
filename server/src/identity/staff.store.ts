import { Injectable } from '@nestjs/common';
import type { Id, StaffProfile, StaffRole } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, readJson, row, type Tx } from '../platform';

export interface StaffMemberRow {
  id: Id;
  name: string;
  role: StaffRole;
  store_ids: unknown;
  password_hash: string;
  token_version: number;
  disabled_at: Date | null;
}

/** A member of staff as the shop writes it; the password only as an argon2id hash. */
export interface StaffMemberDraft {
  login: string;
  name: string;
  role: StaffRole;
  storeIds: readonly Id[];
  passwordHash: string;
}

const COLUMNS = 'id, name, role, store_ids, password_hash, token_version, disabled_at';

/** Logins are compared without case or surrounding spaces. Example: ` Lin ` is `lin`. */
export const normaliseLogin = (login: string): string => login.trim().toLowerCase();

/** The only writer of staff_members. Each change of what somebody may do raises `token_version`: old tokens end. */
@Injectable()
export class StaffStore {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  byLogin(db: Db, login: string): Promise<StaffMemberRow | undefined> {
    return row<StaffMemberRow>(db, `SELECT ${COLUMNS} FROM staff_members WHERE login = ?`, [
      normaliseLogin(login),
    ]);
  }

  async profile(db: Db, staffId: Id): Promise<StaffProfile | undefined> {
    const member = await row<StaffMemberRow>(db, `SELECT ${COLUMNS} FROM staff_members WHERE id = ?`, [
      staffId,
    ]);
    return member && presentStaff(member);
  }

  /** Adds a member of staff unless the login exists; answers whether it was added. */
  async add(tx: Tx, draft: StaffMemberDraft): Promise<boolean> {
    if (await this.byLogin(tx, draft.login)) return false;
    await insert(tx, 'staff_members', {
      id: this.ids.next(),
      login: normaliseLogin(draft.login),
      name: draft.name,
      password_hash: draft.passwordHash,
      role: draft.role,
      store_ids: JSON.stringify(draft.storeIds),
      created_at: this.clock.now(),
    });
    return true;
  }

  async disable(tx: Tx, staffId: Id): Promise<void> {
    await affected(
      tx,
      `UPDATE staff_members SET disabled_at = COALESCE(disabled_at, ?), token_version = token_version + 1
       WHERE id = ?`,
      [this.clock.now(), staffId],
    );
  }

  async setPasswordHash(tx: Tx, staffId: Id, passwordHash: string): Promise<void> {
    await affected(
      tx,
      'UPDATE staff_members SET password_hash = ?, token_version = token_version + 1 WHERE id = ?',
      [passwordHash, staffId],
    );
  }

  async setRole(tx: Tx, staffId: Id, role: StaffRole): Promise<void> {
    await affected(tx, 'UPDATE staff_members SET role = ?, token_version = token_version + 1 WHERE id = ?', [
      role,
      staffId,
    ]);
  }
}

export function presentStaff(member: StaffMemberRow): StaffProfile {
  return { id: member.id, name: member.name, role: member.role, storeIds: readJson<Id[]>(member.store_ids) };
}
