import type { Problem } from './contract';

/** The server said no, and said why (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer: not sent, or sent and never heard of again. Nobody knows which, hence the idempotency key. */
export class NoAnswerError extends Error {
  constructor() {
    super('no-answer');
    this.name = 'NoAnswerError';
  }
}

export function problemOf(error: unknown): Problem | undefined {
  return error instanceof ProblemError ? error.problem : undefined;
}

export function isSignedOut(error: unknown): boolean {
  return problemOf(error)?.status === 401;
}

export async function problemFrom(response: Response): Promise<ProblemError> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.code === 'string' && typeof body.detail === 'string') return new ProblemError(body as Problem);
  } catch {
    // A proxy's page, not the API's answer.
  }
  return new ProblemError({ type: 'about:blank', title: 'unknown', status: response.status, code: 'unknown', detail: '', correlationId: '' });
}
