import type { ReactNode } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { useText } from '../i18n/use-text';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import './command-form.css';
import { ErrorSummary } from './error-summary';
import { FormIdsProvider, useFormIds } from './field-ids';
import { type CommandFormOptions, useCommandForm } from './use-command-form';

interface CommandFormProps<V extends FieldValues, A> extends CommandFormOptions<V, A> {
  readonly submitLabel: string;
  readonly grave?: boolean;
  /** Reads the case again after somebody else changed it; what was typed stays. */
  readonly reload?: () => Promise<void>;
  readonly children: ReactNode;
}

/** One submission to the server: errors beside the field and above, nothing typed is ever lost. */
export function CommandForm<V extends FieldValues, A>({ submitLabel, grave = false, reload, children, ...options }: CommandFormProps<V, A>) {
  const text = useText();
  const { form, ref, submit, sending, general, overtaken, resumed, settleConflict, startAnew } = useCommandForm<V, A>(options);
  const ids = useFormIds();
  return (
    <FormIdsProvider value={ids}>
      <FormProvider {...form}>
        <form ref={ref} className="command-form" noValidate onSubmit={submit}>
          {resumed && (
            <Banner kind="info" role="status">
              <p>{text('form.resumed')}</p>
              <Button onPress={startAnew}>{text('form.start-anew')}</Button>
            </Banner>
          )}
          {overtaken && (
            <Banner kind="warning" role="alert">
              <p><strong>{text('form.overtaken')}</strong>{text('form.overtaken-help')}</p>
              {reload !== undefined && <Button onPress={() => { void reload().then(settleConflict); }}>{text('form.reload-case')}</Button>}
            </Banner>
          )}
          <ErrorSummary errors={form.formState.errors} general={general} />
          {children}
          <div className="command-form-end">
            <Button type="submit" kind={grave ? 'grave' : 'main'} wide aria-disabled={sending}>{sending ? text('form.sending') : submitLabel}</Button>
          </div>
        </form>
      </FormProvider>
    </FormIdsProvider>
  );
}
