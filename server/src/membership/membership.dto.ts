import { ApiProperty } from '@nestjs/swagger';
import type { BirthdayInput, EnrolRequest, FamilyBirthdayInput, UseBenefitRequest } from '@tianpu/shared/api';
import {
  BIRTHDAY_CALENDARS,
  type BirthdayCalendar,
  CONSENT_PURPOSES,
  type ConsentPurpose,
  FAMILY_NAME_LIMIT,
  FAMILY_RELATIONS,
  type FamilyRelation,
} from '@tianpu/shared/membership';
import { IsString, Length, Matches } from 'class-validator';
import {
  ChoiceField,
  FlagField,
  IntegerField,
  NestedField,
  NestedListField,
  PersonTextField,
  UlidField,
} from '../platform';
import { TierLadderDto } from './ladder.dto';

class ConsentDto {
  @ChoiceField(CONSENT_PURPOSES)
  purpose!: ConsentPurpose;

  @ApiProperty({ minLength: 1, maxLength: 20 })
  @IsString()
  @Length(1, 20)
  version!: string;

  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  textSha256!: string;

  @FlagField()
  granted!: boolean;
}

export class BirthdayDto implements BirthdayInput {
  @ChoiceField(BIRTHDAY_CALENDARS)
  calendar!: BirthdayCalendar;

  @IntegerField({ min: 1, max: 12 })
  month!: number;

  @IntegerField({ min: 1, max: 31 })
  day!: number;

  @FlagField({ optional: true })
  isLeapMonth?: boolean;
}

export class FamilyBirthdayDto extends BirthdayDto implements FamilyBirthdayInput {
  @PersonTextField({
    maxCharacters: FAMILY_NAME_LIMIT.maxGraphemes,
    maxCodePoints: FAMILY_NAME_LIMIT.maxCodePoints,
  })
  name!: string;

  @ChoiceField(FAMILY_RELATIONS)
  relation!: FamilyRelation;

  @FlagField({ optional: true })
  isGuardian?: boolean;
}

export class EnrolDto implements EnrolRequest {
  @NestedListField(() => ConsentDto, { min: 1, max: 10 })
  consents!: ConsentDto[];

  @NestedField(() => BirthdayDto, { optional: true })
  birthday?: BirthdayDto;

  /** Any short text: one that names nobody is left out, because joining does not depend on it. */
  @PersonTextField({ maxCharacters: 20, optional: true })
  referralCode?: string;
}

export class UseBenefitDto implements UseBenefitRequest {
  @PersonTextField({ maxCharacters: 40 })
  benefitKey!: string;

  @UlidField()
  storeId!: string;

  @PersonTextField({ maxCharacters: 100, mayBeEmpty: true })
  note!: string;
}

/** The conditions arrive with the fields of every kind; `ladderOf` makes the ladder of the contract from them. */
export class PreviewLadderDto {
  @NestedField(() => TierLadderDto)
  ladder!: TierLadderDto;
}

export class SwitchLadderDto extends PreviewLadderDto {
  @UlidField()
  previewToken!: string;
}
