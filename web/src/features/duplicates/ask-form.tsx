import type { AskRegion } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea } from '../../forms/fields';
import { useText } from '../../i18n/use-text';

/** The region sees name, sex and age of the child, the asker's region and this reason; not the file. */
export function AskForm({ handle, caseId, onDone }: { handle: string; caseId: string; onDone: () => void }) {
  const text = useText();
  return (
    <>
      <p className="soft">{text('duplicates.ask-help')}</p>
      <CommandForm<{ reason: string }, unknown>
        form={`duplicate/${handle}`}
        defaults={{ reason: '' }}
        ask={({ reason }, id) => ({ name: 'duplicate.ask', path: '/duplicates/requests', body: { id, handle, caseId, reason: reason.trim() } satisfies AskRegion })}
        submitLabel={text('duplicates.ask')}
        onDone={onDone}
      >
        <FormArea name="reason" label={text('duplicates.reason')} required maxLength={500} />
      </CommandForm>
    </>
  );
}
