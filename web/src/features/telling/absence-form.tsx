import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import type { AbsenceList, Colleague, RecordAbsence } from '../../api/contract';
import { standInsQuery } from '../../api/queries';
import { useSession } from '../../api/session';
import { CommandForm } from '../../forms/command-form';
import { FormSelect, FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';

interface Values {
  userId: string;
  fromDay: string;
  lastDay: string;
  standInId: string;
}

export function AbsenceForm({ people, onDone }: { people: readonly Colleague[]; onDone: (after: AbsenceList) => void }) {
  const text = useText();
  const session = useSession();
  if (session === null) return null;
  return (
    <CommandForm<Values, AbsenceList>
      form="absence"
      defaults={{ userId: session.user.id, fromDay: '', lastDay: '', standInId: '' }}
      ask={({ userId, fromDay, lastDay, standInId }, id) => ({
        name: 'absence.record', path: '/absences', body: { id, userId, fromDay, lastDay, ...(standInId !== '' && { standInId }) } satisfies RecordAbsence,
      })}
      submitLabel={text('absences.record')}
      onDone={onDone}
    >
      <Fields self={session.user.id} people={people} />
    </CommandForm>
  );
}

function Fields({ self, people }: { self: string; people: readonly Colleague[] }) {
  const text = useText();
  const { control, setValue } = useFormContext<Values>();
  const userId = useWatch({ control, name: 'userId' });
  const standIns = useQuery(standInsQuery(userId));
  const option = ({ id, name, role }: Colleague): { value: string; label: string } => ({ value: id, label: `${name}, ${text(`role.${role}`)}` });
  return (
    <>
      {people.length > 0 && (
        <FormSelect name="userId" label={text('absences.who')} required options={[{ value: self, label: text('absences.you') }, ...people.map(option)]} onPicked={() => { setValue('standInId', ''); }} />
      )}
      <div className="telling-hours">
        <FormText name="fromDay" type="date" label={text('absences.from-day')} required />
        <FormText name="lastDay" type="date" label={text('absences.last-day')} required />
      </div>
      <FormSelect name="standInId" label={text('absences.stand-in')} help={text('absences.stand-in-help')} empty={text('absences.nobody')} options={(standIns.data?.items ?? []).map(option)} />
    </>
  );
}
