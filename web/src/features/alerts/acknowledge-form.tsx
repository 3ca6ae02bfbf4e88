import type { AlertView } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea } from '../../forms/fields';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';

/** Somebody answers for it: with a word on what is being done. */
export function AcknowledgeForm({ alert, onDone }: { alert: AlertView; onDone: () => void }) {
  const text = useText();
  const label = useLabel();
  return (
    <>
      <p><span className="code">{alert.caseCode}</span>{` · ${label(alert.rule)}`}</p>
      <CommandForm<{ note: string }, unknown>
        form={`alert/${alert.id}`}
        defaults={{ note: '' }}
        ask={({ note }) => ({ name: 'alert.acknowledge', path: `/alerts/${alert.id}/acknowledge`, body: { note: note.trim() } })}
        submitLabel={text('alerts.answer')}
        onDone={onDone}
      >
        <FormArea name="note" label={text('alerts.note')} help={text('alerts.note-help')} required maxLength={300} />
      </CommandForm>
    </>
  );
}
