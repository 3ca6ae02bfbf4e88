import { useIntl } from 'react-intl';
import type fr from './fr.json';

export type TextId = keyof typeof fr;
export type Text = (id: TextId, values?: Record<string, string | number>) => string;

/** Every word of the interface goes through here. */
export function useText(): Text {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}
