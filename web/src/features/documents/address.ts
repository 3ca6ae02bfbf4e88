/** Where the file itself is: read by the browser, with the session's cookie. */
export function addressOf(caseId: string, documentId: string): string {
  return `/api/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(documentId)}`;
}
