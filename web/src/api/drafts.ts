/**
 * What was typed and not yet sent, kept in memory only: it outlives a session that ended under the writer's hands,
 * never the page, never another person's sign-in.
 */
export interface Draft {
  readonly id: string;
  readonly values: object;
}

let owner: string | undefined;
const drafts = new Map<string, Draft>();

export function draftOf(form: string): Draft | undefined {
  return drafts.get(form);
}

export function keepDraft(form: string, draft: Draft): void {
  drafts.set(form, draft);
}

export function dropDraft(form: string): void {
  drafts.delete(form);
}

export function keepDraftsOf(user: string): void {
  if (owner !== user) drafts.clear();
  owner = user;
}
