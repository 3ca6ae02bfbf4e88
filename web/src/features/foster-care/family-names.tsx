import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fosterFamilyNamesQuery } from '../../api/queries';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { QueryState } from '../../ui/query-state';

/** Who the family is: shown when asked for, as each look is recorded. */
export function FamilyNames({ code }: { code: string }) {
  const text = useText();
  const [asked, setAsked] = useState(false);
  const found = useQuery({ ...fosterFamilyNamesQuery(code), enabled: asked });
  if (!asked) return <div className="stack-small"><Button onPress={() => { setAsked(true); }}>{text('foster.show-names')}</Button><p className="small soft">{text('foster.show-names-help')}</p></div>;
  return (
    <QueryState of={found}>
      {({ carers, village, phone, vettings }) => (
        <dl className="foster-names">
          <div><dt>{text('foster.carers')}</dt><dd><strong>{carers}</strong></dd></div>
          {village !== undefined && <div><dt>{text('foster.village')}</dt><dd>{village}</dd></div>}
          {phone !== undefined && <div><dt>{text('foster.phone')}</dt><dd>{phone}</dd></div>}
          {vettings.length > 0 && <div><dt>{text('foster.vetting-words')}</dt><dd>{vettings.map(({ id, words }) => <p key={id} className="small">{words}</p>)}</dd></div>}
        </dl>
      )}
    </QueryState>
  );
}
