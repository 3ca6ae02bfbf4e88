import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { AriaFieldProblem } from './aria-field-problem';
import './combo-field.css';
import { type FieldProps, OptionalMark } from './field';
import { IconChevron } from './icons';
import type { Option } from './select-field';

interface ComboProps extends FieldProps {
  readonly options: readonly (Option & { hint?: string })[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly openLabel: string;
}

/** Type, or take from the list; what is not in the list stays as typed. */
export function ComboField({ label, id, help, error, required, options, text, onText, openLabel }: ComboProps) {
  const folded = fold(text);
  const exact = options.some((option) => option.label === text);
  const shown = text === '' || exact ? options : options.filter((option) => fold(option.label).includes(folded));
  return (
    <ComboBox className="field" inputValue={text} onInputChange={onText} allowsCustomValue menuTrigger="focus" isInvalid={error !== undefined} isRequired={required === true} validationBehavior="aria" items={shown} defaultFilter={() => true}>
      <Label className="field-label">{label}{required === false && <OptionalMark />}</Label>
      {help !== undefined && <Text slot="description" className="field-help">{help}</Text>}
      <div className="combo">
        <Input className="input" id={id} autoComplete="off" />
        <Button className="combo-open" aria-label={openLabel}><IconChevron size={20} /></Button>
      </div>
      <AriaFieldProblem error={error} />
      <Popover className="combo-list" placement="bottom start">
        <ListBox<Option & { hint?: string }>>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="combo-option">
              <span>{option.label}</span>{option.hint !== undefined && <span className="small soft">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

const fold = (words: string): string => words.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
