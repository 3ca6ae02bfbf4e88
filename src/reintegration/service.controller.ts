import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { EndServiceRequest, ServiceListView } from './service.dto.js';
import { ServiceRecordsService } from './service-records.service.js';

@Controller('cases/:id/services')
export class ServiceController {
  constructor(@Inject(ServiceRecordsService) private readonly records: ServiceRecordsService) {}

  @Get()
  @Requires('service.record')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ServiceListView> {
    return this.records.ofCase(actor, id);
  }

  @Post(':serviceId/end')
  @HttpCode(200)
  @Requires('service.record')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('serviceId', ParseUUIDPipe) serviceId: string, @Body() input: EndServiceRequest): Promise<WriteAnswerView> {
    return this.records.end(actor, id, serviceId, input);
  }
}
