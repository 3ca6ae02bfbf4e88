import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { parseKnownTime } from '../known-time/index.js';

/** The vocabulary of request fields: each decorator validates and documents in one. */
interface Options {
  readonly optional?: boolean;
}

/** null says the same as nothing: the services know absent fields as undefined alone. */
const presence = (options: Options | undefined): PropertyDecorator[] =>
  options?.optional === true ? [IsOptional(), Transform(({ value }: { value: unknown }) => value ?? undefined)] : [];
const property = (options: Options | undefined, schema: object): PropertyDecorator =>
  options?.optional === true ? ApiPropertyOptional(schema) : ApiProperty(schema);

/** A time of doubtful precision: '2024-02' | '2024-02-15' | '2024-02-15T10:15:00.000Z'. */
export function KnownTimeField(options?: Options): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    ValidateBy({ name: 'isKnownTime', validator: { validate: (value) => typeof value === 'string' && parseKnownTime(value) !== undefined } }),
    property(options, { type: String, description: 'A month, a day or an instant, as precisely as it is known', example: '2024-02-15' }),
  );
}

export function IdField(options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), IsUUID(), property(options, { type: String, format: 'uuid' }));
}

/** Several of one kind by their ids. */
export function IdsField(maxItems: number, options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), IsArray(), ArrayMaxSize(maxItems), IsUUID(undefined, { each: true }), property(options, { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems }));
}

/** A code of a reference list; whether it is in the list is checked against the database. */
export function CodeField(options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), IsString(), IsNotEmpty(), MaxLength(60), property(options, { type: String, maxLength: 60 }));
}

/** Several codes of one reference list. */
export function CodesField(maxItems: number, options?: Options): PropertyDecorator {
  return applyDecorators(
    ...presence(options), IsArray(), ArrayMaxSize(maxItems), IsString({ each: true }), IsNotEmpty({ each: true }), MaxLength(60, { each: true }),
    property(options, { type: 'array', items: { type: 'string', maxLength: 60 }, maxItems }),
  );
}

export function ChoiceField(values: readonly string[], options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), IsIn(values), property(options, { enum: [...values] }));
}

/** Text of a person, trimmed; an empty optional text counts as not given. */
export function TextField(maxLength: number, options?: Options): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      const trimmed = value.trim();
      return trimmed === '' && options?.optional === true ? undefined : trimmed;
    }),
    ...presence(options),
    IsString(),
    IsNotEmpty(),
    MaxLength(maxLength),
    property(options, { type: String, maxLength }),
  );
}

/** Several of one kind, each with fields of its own. */
export function ListField(of: () => new () => object, maxItems: number, options?: Options & { readonly minItems?: number }): PropertyDecorator {
  const minItems = options?.minItems ?? 0;
  return applyDecorators(
    ...presence(options), IsArray(), ArrayMinSize(minItems), ArrayMaxSize(maxItems), ValidateNested({ each: true }), Type(of),
    property(options, { type: () => of(), isArray: true, ...(minItems > 0 && { minItems }), maxItems }), // the documentation knows a type to be asked for later by the name `type`
  );
}

export function WholeNumberField(min: number, max: number, options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), IsInt(), Min(min), Max(max), property(options, { type: 'integer', minimum: min, maximum: max }));
}

/** A civil day of Mali, '2026-03-12'. */
export function DayField(options?: Options): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && parseKnownTime(value)?.precision === 'day' } }),
    property(options, { type: String, format: 'date', example: '2026-03-12' }),
  );
}

/** An hour of the day in Mali, '21:00'. */
export function TimeOfDayField(options?: Options): PropertyDecorator {
  return applyDecorators(...presence(options), Matches(/^([01]\d|2[0-3]):[0-5]\d$/), property(options, { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '21:00' }));
}
