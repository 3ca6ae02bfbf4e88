import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { PARTS, type Part } from './case-summary.vocabulary.js';

export class CaseSummaryQuery {
  /** What is on the paper besides what always is, each named: parts=identity&parts=health. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsOptional()
  @IsIn(PARTS, { each: true })
  @ArrayMaxSize(PARTS.length)
  @ApiPropertyOptional({ enum: PARTS, isArray: true })
  parts?: Part[];
}
