import { type ComponentType, lazy } from 'react';
import type { ActionFormProps } from '../../forms/case-form';
import type { FormAction } from './form-actions';

const custody = async () => await import('../custody/custody-forms');
const handover = async () => await import('../handover/handover-forms');
const care = async () => await import('../interim-care/care-forms');
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
  'service.record': lazy(async () => ({ default: (await care()).ServiceForm })),
  'stay.review': lazy(async () => ({ default: (await care()).ReviewForm })),
  'stay.discharge': lazy(async () => ({ default: (await care()).DischargeForm })),
  'visit.record': lazy(async () => ({ default: (await import('../reintegration/visit-form')).VisitForm })),
  'identity.record': lazy(async () => ({ default: (await import('./identity-form')).IdentityForm })),
  'closure.request': lazy(async () => ({ default: (await closure()).RequestClosureForm })),
  'closure.approve': lazy(async () => ({ default: (await closure()).ApproveClosureForm })),
  'case.unmerge': lazy(async () => ({ default: (await import('../duplicates/unmerge-form')).UnmergeForm })),
  'closure.refuse': lazy(async () => ({ default: (await closure()).RefuseClosureForm })),
  'erasure.propose': lazy(async () => ({ default: (await import('../retention/propose-form')).ProposeErasureForm })),
};
