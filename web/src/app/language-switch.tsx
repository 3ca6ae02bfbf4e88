import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Locale } from '../api/contract';
import { chooseLocale, useLocale } from '../i18n/locale';
import { useText } from '../i18n/use-text';
import './language-switch.css';

const NAMES: Record<Locale, string> = { fr: 'Français', en: 'English' };

export function LanguageSwitch() {
  const text = useText();
  const locale = useLocale();
  return (
    <ToggleButtonGroup className="language" aria-label={text('language.label')} selectionMode="single" disallowEmptySelection selectedKeys={[locale]} onSelectionChange={(keys) => {
      const [chosen] = keys;
      if (chosen === 'fr' || chosen === 'en') chooseLocale(chosen);
    }}>
      <ToggleButton id="fr" lang="fr">{NAMES.fr}</ToggleButton>
      <ToggleButton id="en" lang="en">{NAMES.en}</ToggleButton>
    </ToggleButtonGroup>
  );
}
