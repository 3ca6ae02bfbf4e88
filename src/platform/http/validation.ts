import { ValidationPipe, type ValidationPipeOptions } from '@nestjs/common';
import { InvalidFields } from './invalid-fields.js';

/** What is not asked for is refused, and every refusal names its fields. */
export function validation(more: Pick<ValidationPipeOptions, 'validateCustomDecorators'> = {}): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new InvalidFields(errors),
    ...more,
  });
}
