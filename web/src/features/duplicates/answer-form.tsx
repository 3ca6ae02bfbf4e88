import { useWatch } from 'react-hook-form';
import type { AnswerDuplicate, DuplicateRequest } from '../../api/contract';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

interface Values {
  answer: string;
  caseId: string;
  note: string;
}

export function AnswerForm({ request, onDone }: { request: DuplicateRequest; onDone: () => void }) {
  const text = useText();
  const matches = request.matches ?? [];
  const answers = (['same', 'different', 'cannot-tell'] as const).filter((answer) => answer !== 'same' || matches.length > 0);
  return (
    <CommandForm<Values, unknown>
      form={`duplicate-answer/${request.id}`}
      defaults={{ answer: '', caseId: matches.length === 1 ? (matches[0]?.id ?? '') : '', note: '' }}
      ask={({ answer, caseId, note }) => ({
        name: 'duplicate.answer', path: `/duplicates/requests/${request.id}/answer`,
        body: compact({ answer: answer as AnswerDuplicate['answer'], caseId: answer === 'same' ? given(caseId) : undefined, note: given(note) }) satisfies AnswerDuplicate,
      })}
      submitLabel={text('duplicates.answer')}
      onDone={onDone}
    >
      <FormChoice name="answer" label={text('duplicates.answer-question')} required options={answers.map((value) => ({ value, label: text(`duplicates.answer.${value}`) }))} />
      <MatchField request={request} />
      <FormArea name="note" label={text('duplicates.note')} maxLength={500} />
    </CommandForm>
  );
}

/** Only for "the same child": which of one's own files it is, and what follows from saying so. */
function MatchField({ request }: { request: DuplicateRequest }) {
  const text = useText();
  if (useWatch({ name: 'answer' }) !== 'same') return null;
  return (
    <>
      <FormChoice name="caseId" label={text('duplicates.which')} required options={(request.matches ?? []).map(({ id, code, name }) => ({ value: id, label: name === undefined ? code : `${code}, ${name}` }))} />
      <Banner kind="info"><p>{text('duplicates.same-effect')}</p></Banner>
    </>
  );
}
