import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../i18n/use-text';
import './combo-field.css';
import { describedBy, FieldFrame, type FieldProps } from './field';
import { fold } from './fold';
import { IconChevron } from './icons';
import type { Option } from './select-field';

interface ComboProps extends FieldProps {
  readonly options: readonly (Option & { hint?: string })[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly openLabel: string;
}

/**
 * Type, or take from the list; what is not in the list stays as typed. Our own and not the kit's: the kit's list closes when the
 * page scrolls, which is what a phone does when its keyboard comes up.
 */
export function ComboField({ openLabel, options, text, onText, ...frame }: ComboProps) {
  const say = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const exact = options.find((option) => fold(option.label) === fold(text));
  const shown = text === '' || exact !== undefined ? options : options.filter((option) => fold(option.label).includes(fold(text)));
  const expanded = open && shown.length > 0;
  const optionId = (index: number): string => `${listId}-${String(index)}`;

  const show = (isOpen: boolean): void => {
    setOpen(isOpen);
    setActive(-1);
  };
  const pick = (option: Option): void => {
    onText(option.label);
    show(false);
  };
  const move = (to: number): void => {
    const index = (to + shown.length) % shown.length;
    setOpen(true);
    setActive(index);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  const keyDown = (event: KeyboardEvent): void => {
    const chosen = shown[active];
    if (event.key === 'ArrowDown' && shown.length > 0) move(active + 1);
    else if (event.key === 'ArrowUp' && shown.length > 0) move(active < 0 ? shown.length - 1 : active - 1);
    else if (event.key === 'Enter' && expanded && chosen !== undefined) pick(chosen);
    else if (event.key === 'Escape' && expanded) show(false);
    else return;
    event.preventDefault();
  };
  return (
    <FieldFrame {...frame}>
      <div className="combo">
        <input
          ref={input} id={frame.id} className="input" type="text" role="combobox" autoComplete="off" value={text} aria-expanded={expanded} aria-controls={listId} aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined} aria-required={frame.required} aria-invalid={frame.error !== undefined} aria-describedby={describedBy(frame)}
          onChange={(event) => {
            onText(event.target.value);
            show(true);
          }}
          onKeyDown={keyDown}
          onBlur={() => {
            if (exact !== undefined) onText(exact.label);
            show(false);
          }}
        />
        <button type="button" className="combo-open" tabIndex={-1} aria-label={openLabel} onMouseDown={(event) => { event.preventDefault(); }} onClick={() => {
          input.current?.focus();
          show(!open);
        }}><IconChevron size={20} /></button>
        <ul className="combo-list" role="listbox" id={listId} aria-label={frame.label} hidden={!expanded}>
          {shown.map((option, index) => (
            <li key={option.value} id={optionId(index)} role="option" aria-selected={index === active} className="combo-option" onMouseDown={(event) => { event.preventDefault(); }} onClick={() => { pick(option); }}>
              <span>{option.label}</span>{option.hint !== undefined && <span className="small soft">{option.hint}</span>}
            </li>
          ))}
        </ul>
        <span className="hidden-visually" role="status">{expanded ? say('combo.count', { n: shown.length }) : ''}</span>
      </div>
    </FieldFrame>
  );
}
