import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import { AriaFieldProblem } from './aria-field-problem';
import { type FieldProps, OptionalMark } from './field';
import type { Option } from './select-field';

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly side?: boolean;
}

/** A few answers, all in sight, each as large as a thumb. */
export function ChoiceField({ label, id, help, error, required, options, value, onChange, onBlur, side = false }: ChoiceProps) {
  return (
    <RadioGroup id={id} className="field" value={value === '' ? null : value} onChange={onChange} isRequired={required === true} isInvalid={error !== undefined} validationBehavior="aria" {...(onBlur && { onBlur })}>
      <Label className="field-label">{label}{required === false && <OptionalMark />}</Label>
      {help !== undefined && <Text slot="description" className="field-help">{help}</Text>}
      <div className={side ? 'choices choices-side' : 'choices'}>
        {options.map((option) => <RadioField key={option.value} value={option.value} className="choice-slot"><RadioButton className="choice">{option.label}</RadioButton></RadioField>)}
      </div>
      <AriaFieldProblem error={error} />
    </RadioGroup>
  );
}
