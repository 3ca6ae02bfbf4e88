import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from '../platform/http/index.js';

const NEST_PATH = 'path';

/** Refuses to start a server of which one route declares no access. */
@Injectable()
export class DeclaredAccess implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.routes().filter((route) => route.access === undefined);
    if (undeclared.length > 0) throw new Error(`routes without a declared access: ${undeclared.map((route) => route.name).join(', ')}`);
  }

  /** Every route handler of the application with what it declares. */
  routes(): { name: string; access: unknown }[] {
    return this.discovery.getControllers().flatMap(({ instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((method) => ({ method, handler: prototype[method] }))
        .filter(({ handler }) => handler !== undefined && Reflect.hasMetadata(NEST_PATH, handler))
        .map(({ method, handler }) => ({
          name: `${(instance as object).constructor.name}.${method}`,
          access: Reflect.getMetadata(ACCESS, handler as object) as unknown,
        }));
    });
  }
}
