import type { ApproveClosure, RefuseClosure, RequestClosure } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

export function RequestClosureForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { closureReasons } = useReference();
  return (
    <CaseForm<{ reason: string; remark: string }> {...props} action="closure.request" path="closure/request" defaults={{ reason: '', remark: '' }} submitLabel={text('action.closure.request')}
      body={({ reason, remark }) => compact({ reason, remark: given(remark) }) satisfies RequestClosure}>
      <Banner kind="info"><p>{text('closure.request-help')}</p></Banner>
      <FormChoice name="reason" label={text('closure.reason')} required options={options(closureReasons)} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

export function ApproveClosureForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ remark: string }> {...props} action="closure.approve" path="closure/approve" defaults={{ remark: '' }} submitLabel={text('action.closure.approve')}
      body={({ remark }) => compact({ remark: given(remark) }) satisfies ApproveClosure}>
      <Banner kind="info"><p>{text('closure.approve-help')}</p></Banner>
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

export function RefuseClosureForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<{ remark: string }> {...props} action="closure.refuse" path="closure/refuse" grave defaults={{ remark: '' }} submitLabel={text('action.closure.refuse')}
      body={({ remark }) => ({ remark: remark.trim() }) satisfies RefuseClosure}>
      <FormArea name="remark" label={text('closure.refuse-reason')} required />
    </CaseForm>
  );
}
