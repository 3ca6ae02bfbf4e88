import { type QueryClient, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { call } from './client';

/** What a person asks the server to write. Plain data, so that an outbox can keep it while there is no network. */
export interface Command {
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
  /** A file that goes with it; the body says what it is. */
  readonly file?: Blob;
  readonly key: string;
  /** Set for every write on a case. */
  readonly version?: number;
}

/** The one door for writes. An outbox for offline work goes behind it: same commands, same order, same keys. */
export async function send<Answer>(command: Command): Promise<Answer> {
  const { method, path, body, file, key, version } = command;
  return await call<Answer>(path, { method, body, key, ...(file !== undefined && { file }), ...(version !== undefined && { version }) });
}

const PATIENCE_MS = 4_000;

/** What a write may change is read again: the cases, the clock, the alerts. */
async function refresh(client: QueryClient): Promise<void> {
  await Promise.all(['case', 'cases', 'caseload', 'closure', 'centre', 'foster-families', 'incidents', 'activities', 'clock', 'alerts', 'users', 'report', 'erasures', 'emergency', 'consent', 'referrals', 'restricted', 'day', 'tasks', 'notes', 'duplicates', 'documents', 'family', 'acts', 'reintegration', 'absences', 'telling', 'time-limits', 'code-lists', 'extra-fields'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
}

/**
 * onDone belongs to the command and not to the button: what was written may take its button off the screen
 * (an access that has ended, a likeness settled), and it is to be said all the same.
 */
export function useCommand<Answer>(onDone: (answer: Answer) => void): UseMutationResult<Answer, Error, Command> {
  const client = useQueryClient();
  return useMutation<Answer, Error, Command>({
    mutationFn: send,
    onSuccess: async (answer) => {
      // Whoever acts at once again is to act on what is now; a network that fails just then holds nobody up for long.
      await Promise.race([refresh(client), new Promise((done) => { setTimeout(done, PATIENCE_MS); })]);
      onDone(answer);
    },
  });
}
