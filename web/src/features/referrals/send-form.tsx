import { useQuery } from '@tanstack/react-query';
import type { SendReferral } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { Loading } from '../../ui/query-state';
import { caseReferralsQuery } from './referrals.queries';

interface Values { at: TypedTime; partner: string; service: string; purpose: string; sections: string[]; message: string; overrideReason: string }

export function SendReferralForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { partners, services, consentPurposes, sharedSections } = useReference();
  const mayOverride = useQuery(caseReferralsQuery(props.view.id)).data?.mayOverride ?? false;
  if (partners.length === 0) return <Loading />;
  return (
    <CaseForm<Values> {...props} action="referral.send" path="referrals" submitLabel={text('referrals.send')}
      defaults={{ at: NO_TIME, partner: '', service: '', purpose: 'care', sections: [], message: '', overrideReason: '' }}
      body={({ at, partner, service, purpose, sections, message, overrideReason }, id) => compact({
        id, at: givenTime(at), partner, service, purpose, sections, message: given(message), overrideReason: given(overrideReason),
      }) satisfies SendReferral}>
      <FormSelect name="partner" label={text('referrals.partner')} required options={options(partners)} />
      <FormSelect name="service" label={text('referrals.service')} required options={options(services)} />
      <FormChoice name="purpose" label={text('sharing.purpose')} required options={options(consentPurposes.filter(({ code }) => code !== 'sharing'))} />
      <FormChoices name="sections" label={text('sharing.sections')} help={text('referrals.sections-help')} required options={options(sharedSections)} />
      <FormArea name="message" label={text('referrals.message')} help={text('referrals.message-help')} />
      <FormTime name="at" label={text('referrals.sent-at')} required />
      {mayOverride && (
        <Disclosure title={text('sharing.override')}>
          <FormArea name="overrideReason" label={text('sharing.override-reason')} help={text('sharing.override-help')} maxLength={500} />
        </Disclosure>
      )}
    </CaseForm>
  );
}
