import type { IdentityView } from '../../api/contract';
import { type TextId, useText } from '../../i18n/use-text';

const PARTS = ['father', 'mother', 'village', 'contact', 'languages'] as const satisfies readonly (keyof IdentityView)[];

/** Whom and where the child comes from, as far as it is known. */
export function CaseIdentity({ identity }: { identity: IdentityView }) {
  const text = useText();
  return (
    <section className="card case-identity" aria-labelledby="identity">
      <h2 id="identity">{text('identity.title')}</h2>
      <dl>
        {PARTS.map((part) => identity[part] !== undefined && <div key={part}><dt>{text(`identity.${part}` satisfies TextId)}</dt><dd>{identity[part]}</dd></div>)}
        {identity.relatives !== undefined && (
          <div>
            <dt>{text('identity.relatives')}</dt>
            {identity.relatives.map(({ name, relation, contact }, index) => <dd key={index}>{name} ({relation}){contact !== undefined && <span className="soft"> · {contact}</span>}</dd>)}
          </div>
        )}
      </dl>
    </section>
  );
}
