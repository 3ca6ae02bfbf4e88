import { SetMetadata } from '@nestjs/common';
import { ACCESS } from '../platform/http/index.js';
import type { Permission } from './permissions.vocabulary.js';

export type Access = 'public' | 'signed-in' | Permission;

/** The permission that a route asks for. */
export const Requires = (permission: Permission): MethodDecorator => SetMetadata(ACCESS, permission);
