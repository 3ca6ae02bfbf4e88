import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { isSignedOut, NoAnswerError } from '../api/problem';
import { sessionQuery } from '../api/queries';
import { TextProvider } from '../i18n/provider';
import { router } from './router';

const RETRIES = 1;

/** The session has ended, wherever we learn of it: the shell sees that nobody is signed in and asks to sign in again. */
function noticeEnd(error: Error): void {
  if (isSignedOut(error) && client.getQueryData(sessionQuery.queryKey) !== undefined) client.setQueryData(sessionQuery.queryKey, null);
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    // What the browser believes of the network is often wrong here: always try, and say so when nothing answers.
    queries: { networkMode: 'always', staleTime: 15_000, retry: (failures, error) => error instanceof NoAnswerError && failures < RETRIES },
    mutations: { networkMode: 'always', retry: false },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <TextProvider>
        <RouterProvider router={router} />
      </TextProvider>
    </QueryClientProvider>
  );
}
