import { FieldError } from 'react-aria-components';
import { IconOverdue } from './icons';

/** What is wrong, inside a react-aria field: tied to it by the kit itself. */
export function AriaFieldProblem({ error }: { error: string | undefined }) {
  return <FieldError className="field-error"><IconOverdue size={18} /><span>{error}</span></FieldError>;
}
