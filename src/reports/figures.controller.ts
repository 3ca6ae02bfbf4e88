import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CatalogueView, FiguresQuery, FiguresView } from './figures.dto.js';
import { FiguresService } from './figures.service.js';

@Controller('reports')
export class FiguresController {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  @Get('catalogue')
  @Requires('report.read')
  catalogue(): CatalogueView {
    return this.figures.catalogue();
  }

  /** Of today, or as known on an earlier position or day. */
  @Get('catalogue/:code')
  @Requires('report.read')
  one(@CurrentActor() actor: Actor, @Param('code') code: string, @Query() query: FiguresQuery): Promise<FiguresView> {
    return this.figures.figures(actor, code, query);
  }
}
