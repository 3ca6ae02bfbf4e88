import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { smsGateway } from './channels.js';
import type { SmsGateway } from './sms-gateway.js';

/** What the gateway says later of a message: it arrived, or another channel is to take over. */
@Injectable()
export class SmsReceiptsService {
  private readonly gateway: SmsGateway | undefined;

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) config: Config,
  ) {
    this.gateway = smsGateway(config, clock);
  }

  /** @throws Refusal not-found: no gateway, a signature that is not its own, or a message that is none of ours */
  async receive(id: string, body: string, header: (name: string) => string | undefined): Promise<void> {
    const receipt = this.gateway?.receipt(id, body, header);
    if (receipt === undefined) throw new Refusal('not-found');
    if (receipt.arrived === undefined) return;
    const [found] = await this.doorstep.query('select 1 from message_receipt($1, $2, $3, $4, $5) as found where found', [id, receipt.reference, receipt.arrived, receipt.problem, this.clock.now()]);
    if (found === undefined) throw new Refusal('not-found');
  }
}
