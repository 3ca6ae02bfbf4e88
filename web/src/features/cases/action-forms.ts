import { type ComponentType, lazy } from 'react';
import type { ActionFormProps } from '../../forms/case-form';
import type { FormAction } from './form-actions';

const custody = async () => await import('../custody/custody-forms');
const handover = async () => await import('../handover/handover-forms');
const care = async () => await import('../interim-care/care-forms');
const age = async () => await import('../age-assessment/age-forms');
const ageStep = async () => await import('../age-assessment/age-step-forms');
const family = async () => await import('../family/family-forms');
const transfer = async () => await import('../interim-care/transfer-forms');
const closure = async () => await import('./closure-forms');

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
  'transfer.propose': lazy(async () => ({ default: (await transfer()).ProposeTransferForm })),
  'transfer.accept': lazy(async () => ({ default: (await transfer()).AcceptTransferForm })),
  'transfer.refuse': lazy(async () => ({ default: (await transfer()).RefuseTransferForm })),
  'service.record': lazy(async () => ({ default: (await care()).ServiceForm })),
  'stay.review': lazy(async () => ({ default: (await import('../interim-care/review-form')).ReviewForm })),
  'plan.record': lazy(async () => ({ default: (await import('../reintegration/plan-form')).PlanForm })),
  'tracing.record': lazy(async () => ({ default: (await family()).TracingForm })),
  'reunification.ask': lazy(async () => ({ default: (await family()).AskReunificationForm })),
  'reunification.decide': lazy(async () => ({ default: (await family()).DecideReunificationForm })),
  'age-assessment.raise': lazy(async () => ({ default: (await age()).RaiseAgeDoubtForm })),
  'age-assessment.document': lazy(async () => ({ default: (await ageStep()).AgeDocumentForm })),
  'age-assessment.listen': lazy(async () => ({ default: (await ageStep()).AgeInterviewForm })),
  'age-assessment.assess': lazy(async () => ({ default: (await ageStep()).HolisticAssessmentForm })),
  'age-assessment.examine': lazy(async () => ({ default: (await ageStep()).AgeExaminationForm })),
  'age-assessment.conclude': lazy(async () => ({ default: (await age()).ConcludeAgeForm })),
  'stay.discharge': lazy(async () => ({ default: (await care()).DischargeForm })),
  'visit.record': lazy(async () => ({ default: (await import('../reintegration/visit-form')).VisitForm })),
  'identity.record': lazy(async () => ({ default: (await import('./identity-form')).IdentityForm })),
  'closure.request': lazy(async () => ({ default: (await closure()).RequestClosureForm })),
  'closure.approve': lazy(async () => ({ default: (await closure()).ApproveClosureForm })),
  'case.assign': lazy(async () => ({ default: (await import('./assign-form')).AssignForm })),
  'fact.correct': lazy(async () => ({ default: (await import('./correction-form')).CorrectionForm })),
  'case.unmerge': lazy(async () => ({ default: (await import('../duplicates/unmerge-form')).UnmergeForm })),
  'closure.refuse': lazy(async () => ({ default: (await closure()).RefuseClosureForm })),
  'erasure.propose': lazy(async () => ({ default: (await import('../retention/propose-form')).ProposeErasureForm })),
};
