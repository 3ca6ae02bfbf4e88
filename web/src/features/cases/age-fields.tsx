import { useState } from 'react';
import { useText } from '../../i18n/use-text';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly onChange: (part: { ageFrom?: string; ageTo?: string }) => void;
}

/** Apparent age, from and to. Taken over when the field is left or Enter is pressed: "1" on the way to "14" finds nobody. */
export function AgeFields({ from, to, onChange }: Props) {
  const text = useText();
  return (
    <fieldset className="age-fields">
      <legend className="field-label">{text('cases.age')}</legend>
      <div className="age-fields-pair">
        <AgeField id="age-from" label={text('cases.age-from')} value={from} onLeave={(ageFrom) => { onChange({ ageFrom }); }} />
        <AgeField id="age-to" label={text('cases.age-to')} value={to} onLeave={(ageTo) => { onChange({ ageTo }); }} />
      </div>
      <p className="field-help" id="age-help">{text('cases.age-help')}</p>
    </fieldset>
  );
}

function AgeField({ id, label, value, onLeave }: { id: string; label: string; value: string; onLeave: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const leave = (): void => {
    const wanted = typed.replaceAll(/\D/g, '').slice(0, 2);
    setTyped(wanted);
    if (wanted !== value) onLeave(wanted);
  };
  return (
    <div className="age-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input input-short" inputMode="numeric" autoComplete="off" maxLength={2} aria-describedby="age-help" value={typed} onChange={(event) => { setTyped(event.target.value); }} onBlur={leave} onKeyDown={(event) => { if (event.key === 'Enter') leave(); }} />
    </div>
  );
}
