import { Global, Module } from '@nestjs/common';
import { Config } from '../config/index.js';
import { ChosenKeys } from './chosen-keys.js';
import { KeyService } from './key-service.js';

/** For the API, the operator's commands, and the worker, whose database role reaches the secret of the channels and no key of a child. */
@Global()
@Module({ providers: [{ provide: KeyService, inject: [Config], useFactory: (config: Config) => new ChosenKeys(config) }], exports: [KeyService] })
export class KeysModule {}
