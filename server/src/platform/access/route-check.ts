import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';

import { SessionVerifier } from './actor';
import { ACCESS, type Access } from './decorators';

/** Start-up fails when a route does not say who may call it, so that a forgotten decorator cannot open a door. */
@Injectable()
export class RouteAccessCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly moduleRef: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const routes = this.routes();
    const open = routes.filter(({ access }) => access === undefined).map(({ name }) => name);
    if (open.length > 0) {
      throw new Error(`routes without @Public(), @ForCustomer() or @ForStaff(): ${open.join(', ')}`);
    }
    if (routes.some(({ access }) => access?.for !== 'public')) {
      this.moduleRef.get(SessionVerifier as never, { strict: false });
    }
  }

  /** Every route of the application with its access rule; tests build the role matrix from it. */
  routes(): { name: string; access: Access | undefined }[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (typeof handler !== 'function' || Reflect.getMetadata('path', handler) === undefined) return [];
        const access: Access | undefined =
          Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype);
        return [{ name: `${metatype.name}.${method}`, access }];
      });
    });
  }
}
