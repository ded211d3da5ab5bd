import { ApiProperty } from '@nestjs/swagger';
import {
  type RecordVisitRequest,
  SOURCE_KINDS,
  type SourceKind,
  type VisitResponse,
} from '@tianpu/shared/api';
import { IsString, Length } from 'class-validator';

export class RecordVisitDto implements RecordVisitRequest {
  /** Any short text: one that no code carries is answered with `source.unknown`, not with 400. */
  @ApiProperty({ minLength: 1, maxLength: 64 })
  @IsString()
  @Length(1, 64)
  scene!: string;
}

class SourceDto {
  @ApiProperty({ enum: SOURCE_KINDS })
  kind!: SourceKind;

  @ApiProperty()
  label!: string;

  @ApiProperty({ type: String, nullable: true })
  storeId!: string | null;
}

export class VisitDto implements VisitResponse {
  @ApiProperty()
  visitId!: string;

  @ApiProperty({ type: SourceDto })
  source!: SourceDto;
}
