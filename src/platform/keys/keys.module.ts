import { Global, Module } from '@nestjs/common';
import { Config } from '../config/index.js';
import { ChosenKeys } from './chosen-keys.js';
import { KeyService } from './key-service.js';

/** For the API and the operator's commands. The worker has no part in it: it needs no key of anybody. */
@Global()
@Module({ providers: [{ provide: KeyService, inject: [Config], useFactory: (config: Config) => new ChosenKeys(config) }], exports: [KeyService] })
export class KeysModule {}
