import { useWatch } from 'react-hook-form';
import type { Incident, IncidentAnswer, RecordViolation } from '../../api/contract';
import { useReference } from '../../api/reference';
import { CommandForm } from '../../forms/command-form';
import { FormChoice } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import type { CommandFormOptions } from '../../forms/use-command-form';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { FacilityFields } from './incident-fields';

interface Values { type: string; facility: string; act: string; damage: string }
export const ATTACK = 'attacks-on-schools-and-hospitals';

interface Props extends Pick<CommandFormOptions<Values, IncidentAnswer>, 'onDone'> {
  readonly incident: Incident;
  readonly version: number;
  readonly submitLabel: string;
  readonly reload: () => Promise<void>;
}

/** Another violation of the same incident. What is there already is not offered; of attacks, a school and a hospital are two. */
export function AddViolationForm({ incident, ...props }: Props) {
  const text = useText();
  const options = useOptions();
  const { violationTypes } = useReference();
  const offered = violationTypes.filter(({ code }) => code === ATTACK || !incident.violations.some(({ type }) => type === code));
  const bodyOf = ({ type, facility, act, damage }: Values, id: string): RecordViolation =>
    compact({ id, type, ...(type === ATTACK && { facility: given(facility), act: given(act), damage: given(damage) }) });
  return (
    <CommandForm<Values, IncidentAnswer> {...props} form={`incident/${incident.id}/violation`} defaults={{ type: '', facility: '', act: '', damage: '' }} alias={{ violations: 'type' }}
      ask={(values, id) => ({ name: 'incident.violation', path: `/incidents/${incident.id}/violations`, body: bodyOf(values, id) })}>
      <FormChoice name="type" label={text('violations.type')} required options={options(offered)} />
      <OfAttack />
    </CommandForm>
  );
}

function OfAttack() {
  return useWatch({ name: 'type' }) === ATTACK ? <FacilityFields /> : null;
}
