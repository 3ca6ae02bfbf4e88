import { CheckboxButton, CheckboxField, CheckboxGroup, Label, Text } from 'react-aria-components';
import { AriaFieldProblem } from './aria-field-problem';
import { type FieldProps, OptionalMark } from './field';
import type { Option } from './select-field';

interface ChoicesProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly onBlur?: () => void;
}

/** Several answers out of a few, all in sight, each as large as a thumb. */
export function ChoicesField({ label, id, help, error, required, options, value, onChange, onBlur }: ChoicesProps) {
  return (
    <CheckboxGroup id={id} className="field" value={[...value]} onChange={onChange} isRequired={required === true} isInvalid={error !== undefined} validationBehavior="aria" {...(onBlur && { onBlur })}>
      <Label className="field-label">{label}{required === false && <OptionalMark />}</Label>
      {help !== undefined && <Text slot="description" className="field-help">{help}</Text>}
      <div className="choices">
        {options.map((option) => <CheckboxField key={option.value} value={option.value} className="choice-slot"><CheckboxButton className="choice choice-check">{option.label}</CheckboxButton></CheckboxField>)}
      </div>
      <AriaFieldProblem error={error} />
    </CheckboxGroup>
  );
}
