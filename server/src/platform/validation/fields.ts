import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

import { ULID_PATTERN } from '../ids';
import { cleanText, type TextLimits } from './person-text';

/** `optional`: the field may be left out. `nullable`: it may be null, with a meaning of its own. */
export interface Presence {
  optional?: boolean;
  nullable?: boolean;
}

type Rule = PropertyDecorator;

function field(presence: Presence, schema: Parameters<typeof ApiProperty>[0], ...rules: Rule[]): Rule {
  const { optional = false, nullable = false } = presence;
  return applyDecorators(
    ApiProperty({ ...schema, required: !optional, nullable } as Parameters<typeof ApiProperty>[0]),
    ...(optional || nullable
      ? [
          ValidateIf(
            (_, value: unknown) => !(optional && value === undefined) && !(nullable && value === null),
          ),
        ]
      : []),
    IsDefined(),
    ...rules,
  );
}

/** An id of ours. */
export const UlidField = (presence: Presence = {}): Rule =>
  field(presence, { type: String, format: 'ulid' }, IsString(), Matches(ULID_PATTERN));

/** How many of something: 1 to `max` (default 50). */
export const QuantityField = ({ max = 50, ...presence }: Presence & { max?: number } = {}): Rule =>
  IntegerField({ min: 1, max, ...presence });

/** A whole JSON number in a range; `"1"`, `1.5` and `true` are refused. */
export const IntegerField = ({ min, max, ...presence }: Presence & { min: number; max: number }): Rule =>
  field(presence, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));

/** Money in fen, never negative, at most 10 million yuan. */
export const FenField = (presence: Presence = {}): Rule =>
  IntegerField({ min: 0, max: 1_000_000_000, ...presence });

/** A JSON number in a range, e.g. a latitude. */
export const NumberField = ({ min, max, ...presence }: Presence & { min: number; max: number }): Rule =>
  field(
    presence,
    { type: Number, minimum: min, maximum: max },
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(min),
    Max(max),
  );

export const FlagField = (presence: Presence = {}): Rule => field(presence, { type: Boolean }, IsBoolean());

/** One word of a closed list. */
export const ChoiceField = (choices: readonly string[], presence: Presence = {}): Rule =>
  field(presence, { type: String, enum: [...choices] }, IsString(), IsIn([...choices]));

/** Machine text: a code, a token. Checked by its pattern, at most `max` characters. */
export const CodeField = ({ pattern, max, ...presence }: Presence & { pattern: RegExp; max: number }): Rule =>
  field(presence, { type: String, maxLength: max }, IsString(), MaxLength(max), Matches(pattern));

/** A whole number in a query string, `"20"`, arrives as a number. */
export const QueryIntegerField = ({ min, max, ...presence }: Presence & { min: number; max: number }): Rule =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value,
    ),
    IntegerField({ min, max, ...presence }),
  );

/** Shop date `2026-01-31` that exists in the calendar. */
export const ShopDateField = (presence: Presence = {}): Rule =>
  field(presence, { type: String, format: 'date' }, IsString(), real('shopDate', isRealDate));

/** UTC instant `2026-01-01T00:30:00.000Z`. */
export const InstantField = (presence: Presence = {}): Rule =>
  field(presence, { type: String, format: 'date-time' }, IsString(), real('instant', isRealInstant));

/** Text a person typed; it arrives cleaned (see `cleanText`) or is refused with the fault as its rule. */
export const PersonTextField = ({ optional, nullable, ...limits }: Presence & TextLimits): Rule =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      const cleaned = typeof value === 'string' ? cleanText(value, limits) : undefined;
      return cleaned?.ok ? cleaned.text : value;
    }),
    field(
      { optional, nullable },
      { type: String, maxLength: limits.maxCharacters },
      IsString(),
      real('personText', (text) => cleanText(text, limits).ok),
    ),
  );

/** An object with a DTO class of its own. */
export const NestedField = (of: () => Class<object>, presence: Presence = {}): Rule =>
  field(presence, { type: of }, IsObject(), ValidateNested(), Type(of));

/** A list of such objects. `IsObject` for each: ValidateNested alone lets nested arrays through. */
export const NestedListField = (
  of: () => Class<object>,
  { min = 0, max, ...presence }: Presence & { min?: number; max: number },
): Rule =>
  field(
    presence,
    { type: of, isArray: true, minItems: min, maxItems: max },
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(of),
  );

function real(name: string, holds: (text: string) => boolean): Rule {
  return ValidateBy({
    name,
    validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) },
  });
}

function isRealDate(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function isRealInstant(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
