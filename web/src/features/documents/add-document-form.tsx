import type { AddDocument, AddedDocument } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormFile, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { MOST_BYTES } from './most-bytes';
import { smaller } from './smaller';

interface Values {
  kind: string;
  file: File | null;
  name: string;
  description: string;
}

export function AddDocumentForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const text = useText();
  return (
    <CommandForm<Values, AddedDocument>
      form={`${caseId}/document`}
      defaults={{ kind: '', file: null, name: '', description: '' }}
      ask={({ kind, file, name, description }, id) => ({
        name: 'document.add', path: `/cases/${caseId}/documents`,
        body: compact({ id, kind: kind as AddDocument['kind'], name: given(name) ?? file?.name.slice(-120) ?? '', description: given(description) }) satisfies AddDocument,
        file: file ?? new Blob(),
      })}
      submitLabel={text('documents.send')}
      onDone={onDone}
    >
      <FormChoice name="kind" label={text('documents.kind')} required side options={(['photo', 'attachment'] as const).map((kind) => ({ value: kind, label: text(`documents.kind.${kind}`) }))} />
      <FormFile name="file" label={text('documents.file')} help={text('documents.file-help')} required accept="image/jpeg,image/png,application/pdf" prepare={smaller}
        check={(file) => (file.size > MOST_BYTES ? text('documents.too-large') : undefined)} />
      <FormText name="name" label={text('documents.name')} help={text('documents.name-help')} maxLength={120} />
      <FormArea name="description" label={text('documents.description')} maxLength={300} />
    </CommandForm>
  );
}
