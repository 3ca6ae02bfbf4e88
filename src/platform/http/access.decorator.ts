import { SetMetadata } from '@nestjs/common';

/** Key of what a route declares: 'public', 'signed-in' or a permission. One that declares nothing does not let the server start. */
export const ACCESS = 'passerelle:access';

export const Public = (): MethodDecorator => SetMetadata(ACCESS, 'public');
export const SignedIn = (): MethodDecorator => SetMetadata(ACCESS, 'signed-in');
