import type { ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { useText } from '../i18n/use-text';
import { Banner } from './banner';
import { Button } from './button';
import { IconRefresh } from './icons';
import './query-state.css';

interface Source<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** What is known is shown, also when the last try to renew it failed. */
export function QueryState<T>({ of, children }: { of: Source<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error !== null) return <LoadProblem error={of.error} retry={() => { void of.refetch(); }} />;
  return <Loading />;
}

export function LoadProblem({ error, retry }: { error: Error; retry: () => void }) {
  const text = useText();
  const problem = problemOf(error);
  const said = problem?.detail;
  const words = problem === undefined ? text('problem.no-answer') : said === '' || said === undefined ? text('problem.unexpected') : said;
  return (
    <Banner kind={problem?.status === 404 ? 'info' : 'warning'} role="alert">
      <p>{words}</p>
      {problem?.status !== 404 && <Button onPress={retry}><IconRefresh size={18} />{text('action.retry')}</Button>}
    </Banner>
  );
}

export function Loading() {
  const text = useText();
  return (
    <div className="loading" role="status">
      <span className="hidden-visually">{text('state.loading')}</span>
      <div className="loading-bar" /><div className="loading-bar" /><div className="loading-bar" />
    </div>
  );
}
