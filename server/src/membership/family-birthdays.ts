import { Injectable } from '@nestjs/common';
import type {
  FamilyBirthdayInput,
  FamilyBirthdayResponse,
  FamilyBirthdaysResponse,
  Id,
} from '@tianpu/shared/api';
import {
  birthdayNote,
  birthdayText,
  checkFamilyBirthday,
  MAX_FAMILY_BIRTHDAYS,
  nextBirthday,
} from '@tianpu/shared/membership';
import { daysBetween, shopDateOf } from '@tianpu/shared/time';
import { Clock, type Db, ensure, Ids, refuse, type Tx } from '../platform';
import { type FamilyBirthday, FamilyBirthdaysStore } from './family-birthdays.store';
import { MembersStore } from './members.store';

/** The days a family celebrates, by the sun or by the moon. */
@Injectable()
export class FamilyBirthdays {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly members: MembersStore,
    private readonly store: FamilyBirthdaysStore,
  ) {}

  /** Refuses as `checkFamilyBirthday` does, and `membership.consent_needed` to who is not a member. */
  async add(tx: Tx, customerId: Id, input: FamilyBirthdayInput): Promise<Id> {
    await this.#lockMember(tx, customerId);
    const others = await this.store.of(tx, customerId);
    return this.#write(tx, customerId, this.ids.next(), input, others.length);
  }

  /** The same person under the same id; refuses `membership.birthday_unknown` for other people's. */
  async replace(tx: Tx, customerId: Id, id: Id, input: FamilyBirthdayInput): Promise<void> {
    await this.remove(tx, customerId, id);
    const others = await this.store.of(tx, customerId);
    await this.#write(tx, customerId, id, input, others.length);
  }

  async remove(tx: Tx, customerId: Id, id: Id): Promise<void> {
    await this.#lockMember(tx, customerId);
    ensure(await this.store.remove(tx, customerId, id), 'membership.birthday_unknown');
  }

  /** The family's list, the next celebration first. */
  async list(db: Db, customerId: Id): Promise<FamilyBirthdaysResponse> {
    const today = shopDateOf(this.clock.now());
    const birthdays = (await this.store.of(db, customerId)).map((each) => presented(each, today));
    birthdays.sort((a, b) => a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1));
    return { birthdays, max: MAX_FAMILY_BIRTHDAYS };
  }

  async #lockMember(tx: Tx, customerId: Id): Promise<void> {
    const member = await this.members.lock(tx, customerId);
    ensure(member !== undefined, 'membership.consent_needed', { purpose: 'membership' });
  }

  async #write(tx: Tx, customerId: Id, id: Id, input: FamilyBirthdayInput, othersCount: number): Promise<Id> {
    const check = checkFamilyBirthday(input, othersCount);
    if (!check.ok) refuse(check);
    const { name, relation, date } = check;
    await this.store.add(tx, customerId, { id, name, relation, ...date }, this.clock.now());
    return id;
  }
}

function presented(birthday: FamilyBirthday, today: string): FamilyBirthdayResponse {
  const nextOn = nextBirthday(birthday, today);
  return {
    ...birthday,
    dateText: birthdayText(birthday),
    nextOn,
    daysLeft: daysBetween(today, nextOn),
    note: birthdayNote(birthday, nextOn),
  };
}
