import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { CaseView, WriteAnswer } from '../api/contract';
import { useText } from '../i18n/use-text';
import { CommandForm } from './command-form';

/** What every form about a case is given. */
export interface ActionFormProps {
  readonly view: CaseView;
  readonly onDone: (answer: WriteAnswer) => void;
  readonly reload: () => Promise<void>;
}

interface CaseFormProps<V extends FieldValues> extends ActionFormProps {
  /** The action, and the path under the case; where it names a part of the case, by what was chosen. */
  readonly action: string;
  readonly path: string | ((values: V) => string);
  readonly method?: 'POST' | 'PUT';
  readonly defaults: V;
  readonly body: (values: V, id: string) => object;
  readonly submitLabel?: string;
  readonly grave?: boolean;
  readonly children: ReactNode;
}

/** A write on a case: guarded by the version that was before one's eyes. */
export function CaseForm<V extends FieldValues>({ view, onDone, reload, action, path, method = 'POST', defaults, body, submitLabel, grave = false, children }: CaseFormProps<V>) {
  const text = useText();
  return (
    <CommandForm<V, WriteAnswer>
      form={`${view.id}/${action}`}
      defaults={defaults}
      version={view.version}
      ask={(values, id) => ({ name: action, method, path: `/cases/${view.id}/${typeof path === 'string' ? path : path(values)}`, body: body(values, id) })}
      submitLabel={submitLabel ?? text('form.record')}
      grave={grave}
      onDone={onDone}
      reload={reload}
    >
      {children}
    </CommandForm>
  );
}
