import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { DayField, SignedIn } from '../platform/http/index.js';
import { ExtraAnswersService } from './extra-answers.service.js';
import { AddFieldRequest, ChangeFieldRequest, ExtraAnswersView, ExtraFieldsView, FieldReportView } from './extra-field.dto.js';
import { ExtraFieldsService } from './extra-fields.service.js';

class DaysQuery {
  @DayField()
  from!: string;

  @DayField()
  to!: string;
}

@Controller()
export class ExtraFieldsController {
  constructor(
    @Inject(ExtraFieldsService) private readonly extra: ExtraFieldsService,
    @Inject(ExtraAnswersService) private readonly answers: ExtraAnswersService,
  ) {}

  /** What is asked beside the forms: for whoever fills them in. */
  @Get('extra-fields')
  @SignedIn()
  all(@CurrentActor() actor: Actor): Promise<ExtraFieldsView> {
    return this.extra.all(actor);
  }

  @Post('extra-fields')
  @Requires('reference.change')
  add(@CurrentActor() actor: Actor, @Body() input: AddFieldRequest): Promise<ExtraFieldsView> {
    return this.extra.add(actor, input);
  }

  @Put('extra-fields/:field')
  @HttpCode(200)
  @Requires('reference.change')
  change(@CurrentActor() actor: Actor, @Param('field', ParseUUIDPipe) field: string, @Body() input: ChangeFieldRequest): Promise<ExtraFieldsView> {
    return this.extra.change(actor, field, input);
  }

  @Get('cases/:id/extra-answers')
  @Requires('extra.read')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ExtraAnswersView> {
    return this.answers.ofCase(actor, id);
  }

  @Get('reports/extra-fields/:field')
  @Requires('report.read')
  report(@CurrentActor() actor: Actor, @Param('field', ParseUUIDPipe) field: string, @Query() { from, to }: DaysQuery): Promise<FieldReportView> {
    return this.answers.report(actor, field, from, to);
  }
}
