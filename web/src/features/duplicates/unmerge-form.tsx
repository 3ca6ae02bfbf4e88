import type { UnmergeCase } from '../../api/contract';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

export function UnmergeForm(props: ActionFormProps) {
  const text = useText();
  const kept = props.view.mergedInto;
  if (kept === undefined) return null;
  return (
    <CaseForm<{ reason: string }> {...props} action="case.unmerge" path="unmerge" grave defaults={{ reason: '' }} submitLabel={text('action.case.unmerge')}
      body={({ reason }) => ({ keptVersion: kept.version, reason: reason.trim() }) satisfies UnmergeCase}>
      <Banner kind="info"><p>{text('merge.unmerge-help', { code: kept.code })}</p></Banner>
      <FormArea name="reason" label={text('merge.unmerge-reason')} required maxLength={500} />
    </CaseForm>
  );
}
