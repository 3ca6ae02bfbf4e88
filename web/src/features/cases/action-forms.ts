import { type ComponentType, lazy } from 'react';
import type { ActionFormProps } from '../../forms/case-form';
import type { FormAction } from './form-actions';

const custody = async () => await import('../custody/custody-forms');
const handover = async () => await import('../handover/handover-forms');
const care = async () => await import('../interim-care/care-forms');
const age = async () => await import('../age-assessment/age-forms');
const family = async () => await import('../family/family-forms');
const closure = async () => await import('./closure-forms');

/** Each form comes when its action is chosen. */
export const ACTION_FORMS: Record<FormAction, ComponentType<ActionFormProps>> = {
  'custody.transfer': lazy(async () => ({ default: (await custody()).TransferForm })),
  'custody.release': lazy(async () => ({ default: (await custody()).ReleaseForm })),
  'custody.situation-unknown': lazy(async () => ({ default: (await custody()).SituationUnknownForm })),
  'handover.offer': lazy(async () => ({ default: (await handover()).OfferForm })),
  'handover.accept': lazy(async () => ({ default: (await handover()).AcceptForm })),
  'handover.refuse': lazy(async () => ({ default: (await handover()).RefuseForm })),
  'stay.admit': lazy(async () => ({ default: (await care()).AdmitForm })),
  'stay.answer-over-places': lazy(async () => ({ default: (await care()).AnswerOverPlacesForm })),
  'service.record': lazy(async () => ({ default: (await care()).ServiceForm })),
  'stay.review': lazy(async () => ({ default: (await import('../interim-care/review-form')).ReviewForm })),
  'plan.record': lazy(async () => ({ default: (await import('../reintegration/plan-form')).PlanForm })),
  'tracing.record': lazy(async () => ({ default: (await family()).TracingForm })),
  'reunification.ask': lazy(async () => ({ default: (await family()).AskReunificationForm })),
  'reunification.decide': lazy(async () => ({ default: (await family()).DecideReunificationForm })),
  'age-assessment.raise': lazy(async () => ({ default: (await age()).RaiseAgeDoubtForm })),
  'age-assessment.conclude': lazy(async () => ({ default: (await age()).ConcludeAgeForm })),
  'stay.discharge': lazy(async () => ({ default: (await care()).DischargeForm })),
  'visit.record': lazy(async () => ({ default: (await import('../reintegration/visit-form')).VisitForm })),
  'identity.record': lazy(async () => ({ default: (await import('./identity-form')).IdentityForm })),
  'closure.request': lazy(async () => ({ default: (await closure()).RequestClosureForm })),
  'closure.approve': lazy(async () => ({ default: (await closure()).ApproveClosureForm })),
  'fact.correct': lazy(async () => ({ default: (await import('./correction-form')).CorrectionForm })),
  'case.unmerge': lazy(async () => ({ default: (await import('../duplicates/unmerge-form')).UnmergeForm })),
  'closure.refuse': lazy(async () => ({ default: (await closure()).RefuseClosureForm })),
  'erasure.propose': lazy(async () => ({ default: (await import('../retention/propose-form')).ProposeErasureForm })),
};
