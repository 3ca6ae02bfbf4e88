/** French unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): 'fr' | 'en' {
  const first = acceptLanguage?.split(',', 1)[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'fr';
}
