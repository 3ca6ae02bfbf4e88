import { SetMetadata } from '@nestjs/common';
import type { Awaits } from './second-factor.rules.js';

export const DURING_SIGN_IN = 'passerelle:during-sign-in';

/** The few routes that a session may use while it waits for this. Every other route refuses it. */
export const DuringSignIn = (...awaited: readonly Awaits[]): MethodDecorator => SetMetadata(DURING_SIGN_IN, awaited);
