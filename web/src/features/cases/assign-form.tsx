import { useQuery } from '@tanstack/react-query';
import type { AssignCase, CaseloadWorker } from '../../api/contract';
import { caseloadQuery } from '../../api/queries';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormSelect } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';

/** Those who have room stand first: the standard is one worker for 25 children. */
const byRoom = (a: CaseloadWorker, b: CaseloadWorker): number => a.children - b.children || a.name.localeCompare(b.name);

export function AssignForm(props: ActionFormProps) {
  const text = useText();
  const found = useQuery(caseloadQuery);
  return (
    <QueryState of={found}>
      {({ items, standard }) => (
        <CaseForm<{ userId: string; remark: string }> {...props} action="case.assign" path="assignment" method="PUT" defaults={{ userId: '', remark: '' }} submitLabel={text('action.case.assign')}
          body={({ userId, remark }) => compact({ userId, remark: given(remark) }) satisfies AssignCase}>
          {items.length === 0
            ? <Empty>{text('caseload.nobody')}</Empty>
            : <FormSelect name="userId" label={text('caseload.worker')} help={text('caseload.worker-help', { n: standard })} required empty={text('caseload.choose')}
                options={items.toSorted(byRoom).map(({ id, name, children }) => ({ value: id, label: text('caseload.option', { name, n: children }) }))} />}
          <FormArea name="remark" label={text('caseload.remark')} help={text('caseload.remark-help')} />
        </CaseForm>
      )}
    </QueryState>
  );
}
