import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import type { Locale } from '../api/contract';
import french from './fr.json';
import { useLocale } from './locale';
import type { TextId } from './use-text';

/** A text that one language lacks does not compile. */
type Messages = Record<TextId, string>;
const loaded: Partial<Record<Locale, Messages>> = { fr: french };
const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** French is in the first load; English comes when asked for. */
export function TextProvider({ children }: { children: ReactNode }) {
  const wanted = useLocale();
  const [ready, setReady] = useState<Locale>(loaded[wanted] === undefined ? 'fr' : wanted);

  useEffect(() => {
    let current = true;
    const show = (): void => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setReady(wanted);
    };
    if (loaded[wanted] !== undefined) {
      show();
    } else {
      void import('./en.json').then((english) => {
        loaded.en = english.default;
        show();
      });
    }
    return () => { current = false; };
  }, [wanted]);

  return (
    <IntlProvider locale={TAGS[ready]} messages={loaded[ready] ?? french} defaultLocale="fr-FR" timeZone="Africa/Bamako">
      <I18nProvider locale={TAGS[ready]}>{children}</I18nProvider>
    </IntlProvider>
  );
}
