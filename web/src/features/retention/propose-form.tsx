import type { RequestErasure } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

/** The child, or who answers for the child, asks that the name be forgotten. */
export function ProposeErasureForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ reason: string; remark: string }> {...props} action="erasure.propose" path="erasure" grave defaults={{ reason: '', remark: '' }} submitLabel={text('action.erasure.propose')}
      body={({ reason, remark }, id) => ({ id, reason, remark: remark.trim() }) satisfies RequestErasure}>
      <Banner kind="info"><p>{text('erasures.propose-help')}</p></Banner>
      <FormChoice name="reason" label={text('erasures.who-asks')} required options={(['child-request', 'guardian-request'] as const).map((reason) => ({ value: reason, label: text(`erasures.reason.${reason}`) }))} />
      <FormArea name="remark" label={text('erasures.words')} help={text('erasures.words-help')} required />
    </CaseForm>
  );
}
