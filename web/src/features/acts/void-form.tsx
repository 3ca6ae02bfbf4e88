import type { IssuedAct, VoidAct } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

export function VoidForm({ caseId, actId, onDone }: { caseId: string; actId: string; onDone: (voided: IssuedAct) => void }) {
  const text = useText();
  return (
    <CommandForm<{ reason: string }, IssuedAct>
      form={`${caseId}/act/${actId}/void`}
      defaults={{ reason: '' }}
      ask={({ reason }) => ({ name: 'act.void', path: `/cases/${caseId}/acts/${actId}/void`, body: { reason: reason.trim() } satisfies VoidAct })}
      submitLabel={text('acts.void')}
      grave
      onDone={onDone}
    >
      <Banner kind="warning"><p>{text('acts.void-help')}</p></Banner>
      <FormArea name="reason" label={text('acts.void-why')} required maxLength={300} />
    </CommandForm>
  );
}
