import { type ComponentType, lazy } from 'react';
import type { ActionFormProps } from '../../forms/case-form';
import type { FormAction } from './form-actions';

const custody = async () => await import('../custody/custody-forms');
const handover = async () => await import('../handover/handover-forms');
const care = async () => await import('../interim-care/care-forms');
const age = async () => await import('../age-assessment/age-forms');
const ageStep = async () => await import('../age-assessment/age-step-forms');
const family = async () => await import('../family/family-forms');
const relative = async () => await import('../family/relative-forms');
const link = async () => await import('../family/link-forms');
const durable = async () => await import('../family/care-forms');
const search = async () => await import('../family/search-forms');
const closure = async () => await import('../closure/closure-forms');
const death = async () => await import('../closure/death-forms');
const planSteps = async () => await import('../reintegration/plan-step-forms');
const tracks = async () => await import('../reintegration/track-forms');
const episodes = async () => await import('../episodes/episode-forms');
const transfer = async () => await import('../interim-care/transfer-forms');

/** Each form comes when its action is chosen. */
export const ACTION_FORMS: Record<FormAction, ComponentType<ActionFormProps>> = {
  'custody.transfer': lazy(async () => ({ default: (await custody()).TransferForm })),
  'custody.release': lazy(async () => ({ default: (await custody()).ReleaseForm })),
  'custody.situation-unknown': lazy(async () => ({ default: (await custody()).SituationUnknownForm })),
  'custody.observe': lazy(async () => ({ default: (await import('../custody/observation-form')).ObservationForm })),
  'follow-up.conclude': lazy(async () => ({ default: (await import('../custody/follow-up-form')).FollowUpForm })),
  'handover.offer': lazy(async () => ({ default: (await handover()).OfferForm })),
  'handover.accept': lazy(async () => ({ default: (await handover()).AcceptForm })),
  'handover.refuse': lazy(async () => ({ default: (await handover()).RefuseForm })),
  'stay.admit': lazy(async () => ({ default: (await care()).AdmitForm })),
  'stay.answer-over-places': lazy(async () => ({ default: (await care()).AnswerOverPlacesForm })),
  'stay.absence': lazy(async () => ({ default: (await import('../interim-care/absence-forms')).AbsenceForm })),
  'stay.absence-end': lazy(async () => ({ default: (await import('../interim-care/absence-forms')).EndAbsenceForm })),
  'stay.report-incident': lazy(async () => ({ default: (await import('../stay-life/incident-forms')).ReportIncidentForm })),
  'stay.follow-up-incident': lazy(async () => ({ default: (await import('../stay-life/incident-forms')).FollowUpIncidentForm })),
  'stay.note-week': lazy(async () => ({ default: (await import('../stay-life/note-forms')).NoteWeekForm })),
  'stay.note-session': lazy(async () => ({ default: (await import('../stay-life/note-forms')).NoteSessionForm })),
  'stay.fill-sheet': lazy(async () => ({ default: (await import('../interim-care/admission-sheet-form')).AdmissionSheetForm })),
  'stay.visit-family': lazy(async () => ({ default: (await import('../foster-care/placed-forms')).VisitFamilyForm })),
  'stay.pay-allowance': lazy(async () => ({ default: (await import('../foster-care/placed-forms')).PayAllowanceForm })),
  'referral.send': lazy(async () => ({ default: (await import('../referrals/send-form')).SendReferralForm })),
  'service.record': lazy(async () => ({ default: (await import('../reintegration/service-form')).ServiceForm })),
  'transfer.propose': lazy(async () => ({ default: (await transfer()).ProposeTransferForm })),
  'transfer.accept': lazy(async () => ({ default: (await transfer()).AcceptTransferForm })),
  'transfer.refuse': lazy(async () => ({ default: (await transfer()).RefuseTransferForm })),
  'stay.review': lazy(async () => ({ default: (await import('../interim-care/review-form')).ReviewForm })),
  'assessment.record': lazy(async () => ({ default: (await import('../reintegration/assessment-form')).AssessmentForm })),
  'plan.set-goal': lazy(async () => ({ default: (await planSteps()).GoalForm })),
  'plan.add-step': lazy(async () => ({ default: (await planSteps()).StepForm })),
  'plan.end-step': lazy(async () => ({ default: (await planSteps()).EndStepForm })),
  'track.begin': lazy(async () => ({ default: (await tracks()).BeginTrackForm })),
  'track.attend': lazy(async () => ({ default: (await tracks()).AttendanceForm })),
  'track.end': lazy(async () => ({ default: (await tracks()).EndTrackForm })),
  'plan.record': lazy(async () => ({ default: (await import('../reintegration/plan-form')).PlanForm })),
  'relative.record': lazy(async () => ({ default: (await relative()).RecordRelativeForm })),
  'relative.change': lazy(async () => ({ default: (await relative()).ChangeRelativeForm })),
  'tracing.open': lazy(async () => ({ default: (await search()).OpenSearchForm })),
  'tracing.close': lazy(async () => ({ default: (await search()).CloseSearchForm })),
  'relative.hear': lazy(async () => ({ default: (await link()).HearForm })),
  'relative.verify': lazy(async () => ({ default: (await link()).VerifyForm })),
  'best-interests.assess': lazy(async () => ({ default: (await import('../family/interests-form')).InterestsForm })),
  'family.prepare': lazy(async () => ({ default: (await durable()).PrepareForm })),
  'alternative-care.decide': lazy(async () => ({ default: (await durable()).DecideCareForm })),
  'alternative-care.review': lazy(async () => ({ default: (await durable()).ReviewCareForm })),
  'tracing.record': lazy(async () => ({ default: (await family()).TracingForm })),
  'reunification.ask': lazy(async () => ({ default: (await family()).AskReunificationForm })),
  'reunification.decide': lazy(async () => ({ default: (await family()).DecideReunificationForm })),
  'age-assessment.raise': lazy(async () => ({ default: (await age()).RaiseAgeDoubtForm })),
  'age-assessment.document': lazy(async () => ({ default: (await ageStep()).AgeDocumentForm })),
  'age-assessment.listen': lazy(async () => ({ default: (await ageStep()).AgeInterviewForm })),
  'age-assessment.assess': lazy(async () => ({ default: (await ageStep()).HolisticAssessmentForm })),
  'age-assessment.examine': lazy(async () => ({ default: (await ageStep()).AgeExaminationForm })),
  'age-assessment.tell': lazy(async () => ({ default: (await age()).TellAgeForm })),
  'age-assessment.conclude': lazy(async () => ({ default: (await age()).ConcludeAgeForm })),
  'stay.discharge': lazy(async () => ({ default: (await care()).DischargeForm })),
  'risk.answer': lazy(async () => ({ default: (await import('../reintegration/risk-form')).RiskForm })),
  're-recruitment.record': lazy(async () => ({ default: (await episodes()).ReRecruitmentForm })),
  're-recruitment.answer': lazy(async () => ({ default: (await episodes()).AnswerReRecruitmentForm })),
  'custody.begin': lazy(async () => ({ default: (await episodes()).HeldAgainForm })),
  'outcome.tell': lazy(async () => ({ default: (await import('../reintegration/outcome-form')).OutcomeForm })),
  'visit.record': lazy(async () => ({ default: (await import('../reintegration/visit-form')).VisitForm })),
  'identity.record': lazy(async () => ({ default: (await import('./identity-form')).IdentityForm })),
  'closure.request': lazy(async () => ({ default: (await closure()).RequestClosureForm })),
  'closure.approve': lazy(async () => ({ default: (await closure()).ApproveClosureForm })),
  'closure.reopen': lazy(async () => ({ default: (await closure()).ReopenForm })),
  'death.record': lazy(async () => ({ default: (await death()).RecordDeathForm })),
  'death.family-told': lazy(async () => ({ default: (await death()).FamilyToldForm })),
  'death.review': lazy(async () => ({ default: (await death()).ReviewDeathForm })),
  'death.withdraw': lazy(async () => ({ default: (await death()).WithdrawDeathForm })),
  'case.assign': lazy(async () => ({ default: (await import('./assign-form')).AssignForm })),
  'fact.correct': lazy(async () => ({ default: (await import('./correction-form')).CorrectionForm })),
  'case.unmerge': lazy(async () => ({ default: (await import('../duplicates/unmerge-form')).UnmergeForm })),
  'closure.refuse': lazy(async () => ({ default: (await closure()).RefuseClosureForm })),
  'erasure.propose': lazy(async () => ({ default: (await import('../retention/propose-form')).ProposeErasureForm })),
};
