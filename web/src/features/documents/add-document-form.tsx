import type { AddDocument, AddedDocument } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormFile, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { MOST_BYTES, MOST_SOUND_BYTES } from './most-bytes';
import { smaller } from './smaller';

const ACCEPTED = 'image/jpeg,image/png,application/pdf,audio/*,.ogg,.opus,.m4a,.aac,.mp3,.wav,.webm';
/** The others are taken for sound; the server looks into each. */
const DRAWN = /^(image\/|application\/pdf)/;

function tooLarge({ type, size }: File, text: ReturnType<typeof useText>): string | undefined {
  if (DRAWN.test(type)) return size > MOST_BYTES ? text('documents.too-large') : undefined;
  return size > MOST_SOUND_BYTES ? text('documents.sound-too-large') : undefined;
}

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
      <FormChoice name="kind" label={text('documents.kind')} required side options={(['photo', 'attachment', 'recording'] as const).map((kind) => ({ value: kind, label: text(`documents.kind.${kind}`) }))} />
      <FormFile name="file" label={text('documents.file')} help={text('documents.file-help')} required accept={ACCEPTED} prepare={smaller}
        check={(file) => tooLarge(file, text)} />
      <FormText name="name" label={text('documents.name')} help={text('documents.name-help')} maxLength={120} />
      <FormArea name="description" label={text('documents.description')} maxLength={300} />
    </CommandForm>
  );
}
