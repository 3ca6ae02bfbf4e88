import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { NoteSession, NoteWeek, StayLife } from '../../api/contract';
import { stayLifeQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';

const ASPECTS = ['health', 'mood', 'relations', 'participation'] as const;
const MARKS = ['good', 'watch', 'worrying'] as const;
interface WeekValues extends Record<(typeof ASPECTS)[number], string> { week: string; words: string }

const mark = (value: string): (typeof MARKS)[number] => MARKS.find((one) => one === value) ?? 'watch';

export function NoteWeekForm(props: ActionFormProps) {
  const text = useText();
  const options = MARKS.map((value) => ({ value, label: text(`life.mark.${value}`) }));
  return (
    <CaseForm<WeekValues> {...props} action="stay.note-week" path="stay/week-notes" defaults={{ week: '', health: '', mood: '', relations: '', participation: '', words: '' }}
      body={({ week, health, mood, relations, participation, words }, id) => ({ id, week, health: mark(health), mood: mark(mood), relations: mark(relations), participation: mark(participation), words: words.trim() }) satisfies NoteWeek}>
      <FormText name="week" type="date" label={text('life.week')} help={text('life.week-help')} required short />
      {ASPECTS.map((aspect) => <FormChoice key={aspect} name={aspect} label={text(`life.aspect.${aspect}`)} help={text(`life.aspect-help.${aspect}`)} required side options={options} />)}
      <FormArea name="words" label={text('life.week-words')} help={text('absence.circumstances-help')} required maxLength={4000} />
    </CaseForm>
  );
}

const PROFESSIONS = ['educator', 'nurse', 'psychologist'] as const;
interface SessionValues { profession: string; topic: string; at: TypedTime; words: string; readers: string[] }

export function NoteSessionForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { sessionTopics } = useReference();
  return (
    <QueryState of={useQuery(stayLifeQuery(props.view.id))}>
      {({ colleagues }) => (
        <CaseForm<SessionValues> {...props} action="stay.note-session" path="stay/sessions" defaults={{ profession: '', topic: '', at: NO_TIME, words: '', readers: [] }}
          body={({ profession, topic, at, words, readers }, id) => compact({
            id, profession: PROFESSIONS.find((one) => one === profession) ?? 'educator', topic, at: givenTime(at), words: given(words), readers: profession === 'educator' ? [] : readers,
          }) satisfies NoteSession}>
          <FormChoice name="profession" label={text('life.profession')} required side options={PROFESSIONS.map((value) => ({ value, label: text(`life.profession.${value}`) }))} />
          <FormChoice name="topic" label={text('life.topic')} required options={options(sessionTopics)} />
          <FormTime name="at" label={text('field.when')} required />
          <FormArea name="words" label={text('life.session-words')} maxLength={4000} />
          <Readers colleagues={colleagues} />
        </CaseForm>
      )}
    </QueryState>
  );
}

/** Of a nurse or a psychologist: for nobody else, unless named. */
function Readers({ colleagues }: Pick<StayLife, 'colleagues'>) {
  const text = useText();
  const profession = useWatch({ name: 'profession' }) as string;
  if (profession === '') return null;
  if (profession === 'educator') return <Banner kind="info"><p>{text('life.words-for-all')}</p></Banner>;
  return <FormChoices name="readers" label={text('life.readers')} help={text('life.readers-help')} options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />;
}
