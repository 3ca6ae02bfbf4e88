import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { FamiliesService } from './families.service.js';
import { FamilyNamesRequest, FosterFamilyListView, FosterFamilyNamesView, FosterFamilyPageView, RegisterFamilyRequest, TrainFamilyRequest, VetFamilyRequest } from './families.dto.js';

@Controller('foster-families')
export class FamiliesController {
  constructor(@Inject(FamiliesService) private readonly families: FamiliesService) {}

  @Get()
  @Requires('foster.read')
  list(@CurrentActor() actor: Actor): Promise<FosterFamilyListView> {
    return this.families.list(actor);
  }

  @Post()
  @Requires('foster.keep')
  register(@CurrentActor() actor: Actor, @Body() input: RegisterFamilyRequest): Promise<FosterFamilyPageView> {
    return this.families.register(actor, input);
  }

  @Get(':family')
  @Requires('foster.read')
  page(@CurrentActor() actor: Actor, @Param('family') family: string): Promise<FosterFamilyPageView> {
    return this.families.page(actor, family);
  }

  @Get(':family/names')
  @Requires('foster.names')
  names(@CurrentActor() actor: Actor, @Param('family') family: string): Promise<FosterFamilyNamesView> {
    return this.families.names(actor, family);
  }

  @Put(':family/names')
  @HttpCode(200)
  @Requires('foster.keep')
  rename(@CurrentActor() actor: Actor, @Param('family') family: string, @Body() input: FamilyNamesRequest): Promise<FosterFamilyPageView> {
    return this.families.rename(actor, family, input);
  }

  @Post(':family/vettings')
  @Requires('foster.keep')
  vet(@CurrentActor() actor: Actor, @Param('family') family: string, @Body() input: VetFamilyRequest): Promise<FosterFamilyPageView> {
    return this.families.vet(actor, family, input);
  }

  @Post(':family/trainings')
  @Requires('foster.keep')
  train(@CurrentActor() actor: Actor, @Param('family') family: string, @Body() input: TrainFamilyRequest): Promise<FosterFamilyPageView> {
    return this.families.train(actor, family, input);
  }
}
