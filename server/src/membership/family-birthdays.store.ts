import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { BirthdayDate, FamilyRelation } from '@tianpu/shared/membership';
import { affected, type Db, FieldCipher, insert, rows, type Tx } from '../platform';

export interface FamilyBirthday extends BirthdayDate {
  id: Id;
  name: string;
  relation: FamilyRelation;
}

interface BirthdayRow extends Omit<FamilyBirthday, 'name' | 'isLeapMonth'> {
  nameSealed: string;
  isLeapMonth: number;
}

/** The only writer of family_birthdays; names are sealed with the row's own id. */
@Injectable()
export class FamilyBirthdaysStore {
  constructor(private readonly cipher: FieldCipher) {}

  async of(db: Db, customerId: Id): Promise<FamilyBirthday[]> {
    const found = await rows<BirthdayRow>(
      db,
      `SELECT id, name_sealed AS nameSealed, relation, calendar, month, day, is_leap_month AS isLeapMonth
        FROM family_birthdays WHERE customer_id = ? ORDER BY id`,
      [customerId],
    );
    return found.map(({ nameSealed, isLeapMonth, ...birthday }) => ({
      ...birthday,
      name: this.cipher.open(nameSealed, place(birthday.id)),
      isLeapMonth: isLeapMonth === 1,
    }));
  }

  async add(tx: Tx, customerId: Id, birthday: FamilyBirthday, now: Date): Promise<void> {
    await insert(tx, 'family_birthdays', {
      id: birthday.id,
      customer_id: customerId,
      name_sealed: this.cipher.seal(birthday.name, place(birthday.id)),
      relation: birthday.relation,
      calendar: birthday.calendar,
      month: birthday.month,
      day: birthday.day,
      is_leap_month: birthday.isLeapMonth ? 1 : 0,
      guardian_confirmed_at: birthday.relation === 'child' ? now : null,
      created_at: now,
    });
  }

  /** False for a birthday that is not the customer's. */
  async remove(tx: Tx, customerId: Id, id: Id): Promise<boolean> {
    const removed = await affected(tx, 'DELETE FROM family_birthdays WHERE id = ? AND customer_id = ?', [
      id,
      customerId,
    ]);
    return removed === 1;
  }
}

function place(rowId: Id): { table: string; column: string; rowId: Id } {
  return { table: 'family_birthdays', column: 'name_sealed', rowId };
}
