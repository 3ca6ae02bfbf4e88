import type { ActView, AddDocument, IssuedAct } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormFile } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { MOST_BYTES } from '../documents/most-bytes';
import { smaller } from '../documents/smaller';

/** The paper with its two signatures, scanned or photographed. */
export function ScanForm({ caseId, item, onDone }: { caseId: string; item: ActView; onDone: (scanned: IssuedAct) => void }) {
  const text = useText();
  return (
    <CommandForm<{ file: File | null }, IssuedAct>
      form={`${caseId}/act/${item.id}/scan`}
      defaults={{ file: null }}
      ask={({ file }, id) => ({
        name: 'act.scan', path: `/cases/${caseId}/acts/${item.id}/scan`, body: { id, kind: 'attachment', name: `${item.number} (${text('acts.state.signed')})` } satisfies AddDocument, file: file ?? new Blob(),
      })}
      submitLabel={text('acts.attach')}
      onDone={onDone}
    >
      <FormFile name="file" label={text('acts.scan')} help={text('acts.scan-help')} required accept="image/jpeg,image/png,application/pdf" prepare={smaller}
        check={(file) => (file.size > MOST_BYTES ? text('documents.too-large') : undefined)} />
    </CommandForm>
  );
}
