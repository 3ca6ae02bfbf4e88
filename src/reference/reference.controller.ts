import { Controller, Get, Inject } from '@nestjs/common';
import { SignedIn } from '../platform/http/index.js';
import { ReferenceService } from './reference.service.js';
import { ReferenceView } from './reference.dto.js';
import type { CodeList } from './code-lists.vocabulary.js';

@Controller('reference')
export class ReferenceController {
  constructor(@Inject(ReferenceService) private readonly reference: ReferenceService) {}

  @Get()
  @SignedIn()
  async all(): Promise<ReferenceView> {
    const book = await this.reference.book();
    const list = (name: CodeList): ReferenceView['services'] =>
      [...(book.lists.get(name)?.values() ?? [])].map(({ code, label, category }) => ({ code, label, ...(category !== null && { category }) }));
    return {
      regions: [...book.regions.values()],
      places: [...book.places.values()],
      centres: [...book.centres.values()],
      units: [...book.units.values()],
      parties: [...book.parties.values()].map(({ code, label, parent }) => ({ code, label, ...(parent !== null && { parent }) })),
      authorities: list('authority'),
      entryKinds: list('entry'),
      conditions: list('condition'),
      roles: list('association-role'),
      services: list('service'),
      destinations: list('destination'),
      closureReasons: list('closure-reason'),
      visitOutcomes: list('visit-outcome'),
      partners: list('partner'),
      consentPurposes: list('consent-purpose'),
      consentGivers: list('consent-giver'),
      languages: list('consent-language'),
      consentManners: list('consent-manner'),
      sharedSections: list('shared-section'),
      ageDoubters: list('age-doubter'),
      ageDoubtGrounds: list('age-doubt-ground'),
      ageDocuments: list('age-document'),
      credibilities: list('document-credibility'),
      ageMethods: list('age-method'),
      professions: list('profession'),
      tracingActions: list('tracing-action'),
      relationships: list('relationship'),
      countries: list('country'),
      linkDocuments: list('link-document'),
      verificationReasons: list('verification-reason'),
      unverifiedLinkReasons: list('unverified-link-reason'),
      preparationMet: list('preparation-met'),
      preparationOutcomes: list('preparation-outcome'),
      alternativeCareReasons: list('alternative-care-reason'),
      tracingActors: list('tracing-actor'),
      tracingResults: list('tracing-result'),
      decisionBodies: list('decision-body'),
      stayReasons: list('stay-reason'),
      domains: list('reintegration-domain'),
      ratings: list('assessment-rating'),
      admissionHealth: list('admission-health'),
      immediateNeeds: list('immediate-need'),
      admissionRisks: list('admission-risk'),
      diets: list('diet'),
      fosterTrainings: list('foster-training'),
      fosterVisitOutcomes: list('foster-visit-outcome'),
      leaveReasons: list('leave-reason'),
      livesWith: list('lives-with'),
      occupations: list('occupation'),
      riskAnswers: list('risk-answer'),
      reintegrationOutcomes: list('reintegration-outcome'),
      outcomeSources: list('outcome-source'),
      activityKinds: list('activity-kind'),
      activityTopics: list('activity-topic'),
      activityAudiences: list('activity-audience'),
      activityCancelled: list('activity-cancelled'),
      actionPlanSteps: list('action-plan-step'),
      reRecruitmentSources: list('re-recruitment-source'),
      reRecruitmentAnswers: list('re-recruitment-answer'),
      trackDetails: list('track-detail'),
      trackOutcomes: list('track-outcome'),
      planGoals: list('plan-goal'),
      transferReasons: list('transfer-reason'),
      custodyObservations: list('custody-observation'),
      custodyFindings: list('custody-finding'),
      followUpOutcomes: list('follow-up-outcome'),
      reopeningReasons: list('reopening-reason'),
      deathCauses: list('death-cause'),
      deathConfirmers: list('death-confirmer'),
      deathDocuments: list('death-document'),
      deathReviews: list('death-review'),
      serviceOutcomes: list('service-outcome'),
      girlsNeeds: list('girls-need'),
      referralRefusals: list('referral-refusal'),
      referralResults: list('referral-result'),
      violationTypes: list('violation-type'),
      violationStatuses: list('violation-status'),
      violationSources: list('violation-source'),
      recruitmentModes: list('recruitment-mode'),
      violationCauses: list('violation-cause'),
      facilityDamages: list('facility-damage'),
      releaseKinds: list('custody-outcome').filter((outcome) => outcome.category === 'without-handover'),
    };
  }
}
