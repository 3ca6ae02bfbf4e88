import { SetMetadata } from '@nestjs/common';

export const NOT_IDEMPOTENT = 'passerelle:not-idempotent';

/** For the few routes that may well happen twice (sign in, sign out, marking as seen): no Idempotency-Key asked for. */
export const NotIdempotent = (): MethodDecorator => SetMetadata(NOT_IDEMPOTENT, true);
