import { useEffect, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, useForm, type UseFormReturn } from 'react-hook-form';
import { type Command, useCommand } from '../api/commands';
import { type Draft, draftOf, dropDraft, keepDraft } from '../api/drafts';
import { NoAnswerError, problemOf } from '../api/problem';
import { uuidv7 } from '../api/uuid';
import { useText } from '../i18n/use-text';
import { focusAlert, focusFirstInvalid } from './focus-field';

export interface Asked {
  readonly name: string;
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
  readonly file?: Blob;
}

export interface CommandFormOptions<V extends FieldValues, A> {
  /** Which form this is: what was typed is kept under this name while the session is renewed. */
  readonly form: string;
  readonly defaults: V;
  /** id: made once for this form, so that what is sent twice is created once. */
  readonly ask: (values: V, id: string) => Asked;
  readonly version?: number;
  /** Where the server's name of a field is not the form's. */
  readonly alias?: Readonly<Record<string, string>>;
  readonly onDone: (answer: A) => void;
}

export interface CommandForm<V extends FieldValues> {
  readonly form: UseFormReturn<V>;
  readonly ref: React.RefObject<HTMLFormElement | null>;
  readonly submit: (event: React.SyntheticEvent) => void;
  readonly sending: boolean;
  readonly general: string | undefined;
  readonly overtaken: boolean;
  readonly resumed: boolean;
  readonly settleConflict: () => void;
  readonly startAnew: () => void;
}

export function useCommandForm<V extends FieldValues, A>(options: CommandFormOptions<V, A>): CommandForm<V> {
  const text = useText();
  const ref = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft | undefined>(() => draftOf(options.form));
  const [id, setId] = useState(() => draft?.id ?? uuidv7());
  const [general, setGeneral] = useState<string>();
  const [overtaken, setOvertaken] = useState(false);
  const toFocus = useRef<'field' | 'whole' | undefined>(undefined);
  const [, setRefused] = useState(0);
  const sent = useRef<{ body: string; key: string } | undefined>(undefined);
  const form = useForm<V>({ defaultValues: { ...options.defaults, ...draft?.values } as DefaultValues<V>, shouldFocusError: false });
  const unsent = useKeptDraft(options.form, id, form, draft !== undefined);
  const command = useCommand<A>((answer) => {
    unsent.current = false;
    dropDraft(options.form);
    options.onDone(answer);
  });

  // After the page shows what is wrong, not before: the form's own checks tell the fields one render later than us.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    if (!focusFirstInvalid(ref.current)) {
      if (toFocus.current === 'field') return;
      focusAlert(ref.current);
    }
    toFocus.current = undefined;
  });

  /** The same submission keeps its key, however often it is tried; another answer is another submission. */
  const keyFor = (asked: Asked): string => {
    const body = JSON.stringify([asked.path, asked.body, asked.file?.size, options.version]);
    if (sent.current?.body !== body) sent.current = { body, key: uuidv7() };
    return sent.current.key;
  };

  const refuse = (error: Error): void => {
    const problem = problemOf(error);
    setOvertaken(problem?.status === 412);
    setGeneral(error instanceof NoAnswerError ? text('form.no-answer') : problem?.status === 412 ? undefined : problem?.detail || text('problem.unexpected'));
    for (const { field, message } of problem?.errors ?? []) {
      form.setError((options.alias?.[field] ?? field) as Path<V>, { type: 'server', message });
    }
    toFocus.current = 'whole';
    setRefused((times) => times + 1);
  };

  const valid = (values: V): void => {
    const asked = options.ask(values, id);
    const whole: Command = { method: 'POST', ...asked, key: keyFor(asked), ...(options.version !== undefined && { version: options.version }) };
    setGeneral(undefined);
    setOvertaken(false);
    command.mutate(whole, { onError: refuse });
  };

  return {
    form, ref, general, overtaken, sending: command.isPending, resumed: draft !== undefined,
    submit: (event) => {
      if (command.isPending) { event.preventDefault(); return; }
      void form.handleSubmit(valid, () => {
        setGeneral(undefined);
        toFocus.current = 'field';
        setRefused((times) => times + 1);
      })(event);
    },
    settleConflict: () => { setOvertaken(false); },
    startAnew: () => {
      dropDraft(options.form);
      setDraft(undefined);
      setId(uuidv7());
      form.reset(options.defaults);
    },
  };
}

/** Leaving the form, also because the session ended, keeps what was typed. */
function useKeptDraft<V extends FieldValues>(name: string, id: string, form: UseFormReturn<V>, resumed: boolean) {
  const { isDirty } = form.formState;
  const unsent = useRef(true);
  const dirty = useRef(false);
  useEffect(() => { dirty.current = isDirty || resumed; }, [isDirty, resumed]);
  useEffect(() => () => {
    if (dirty.current && unsent.current) keepDraft(name, { id, values: form.getValues() });
  }, [name, id, form]);
  return unsent;
}
