import { type TextId, useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

/** What the standards ask for and this file does not hold. */
export function MissingOfFamily({ missing }: { missing: readonly string[] }) {
  const text = useText();
  if (missing.length === 0) return null;
  return (
    <Banner kind="warning">
      <p><strong>{text('family.missing')}</strong></p>
      {missing.map((what) => <p key={what}>{text(`family.missing.${what}` as TextId)}</p>)}
    </Banner>
  );
}
