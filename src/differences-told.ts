import { Global, Module } from '@nestjs/common';
import { DifferenceAlerts, DifferenceAlertsModule } from './alerts/index.js';
import { DifferenceTelling } from './operations/index.js';

/** What the second opinion finds leaves the house as all alerts do. Of two modules that must not know each other, only the entrances know both. */
@Global()
@Module({ imports: [DifferenceAlertsModule], providers: [{ provide: DifferenceTelling, useExisting: DifferenceAlerts }], exports: [DifferenceTelling] })
export class DifferencesToldModule {}
