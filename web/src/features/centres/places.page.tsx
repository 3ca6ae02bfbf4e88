import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useFieldArray } from 'react-hook-form';
import type { CentreBoard, SetPlaces } from '../../api/contract';
import { centreQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormText } from '../../forms/fields';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './centres.css';

interface GroupValues { sex: string; ageFrom: string; ageTo: string; places: string }
interface Values { effectiveFrom: string; groups: GroupValues[] }

const NO_GROUP: GroupValues = { sex: '', ageFrom: '', ageTo: '', places: '' };
const MOST = 40;

/** The places of a centre from a day on. What held before is kept. */
export function PlacesPage() {
  const text = useText();
  const label = useLabel();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode/places' });
  const found = useQuery(centreQuery(centreCode));
  return (
    <Page narrow title={text('centre.places-change')}
      before={<Link to="/centres/$centreCode" params={{ centreCode }} className="back"><IconBack size={20} />{found.data === undefined ? text('centre.title') : label(found.data.label)}</Link>}>
      <QueryState of={found}>{(board) => <PlacesForm board={board} />}</QueryState>
    </Page>
  );
}

function PlacesForm({ board }: { board: CentreBoard }) {
  const text = useText();
  const navigate = useNavigate();
  const { centre: centreCode, groups } = board;
  const known = groups.map(({ sex, ageFrom, ageTo, places }) => ({ sex, ageFrom: String(ageFrom), ageTo: String(ageTo), places: String(places) }));
  const bodyOf = (values: Values): SetPlaces => ({
    effectiveFrom: values.effectiveFrom,
    groups: values.groups.map(({ sex, ageFrom, ageTo, places }) => ({ sex: sex === 'female' ? 'female' : 'male', ageFrom: Number(ageFrom), ageTo: Number(ageTo), places: Number(places) })),
  });
  return (
    <CommandForm<Values, CentreBoard>
      form={`centre/${centreCode}/places`}
      defaults={{ effectiveFrom: board.now.slice(0, 10), groups: known.length === 0 ? [NO_GROUP] : known }}
      ask={(values) => ({ name: 'centre.places', method: 'POST', path: `/centres/${centreCode}/places`, body: bodyOf(values) })}
      submitLabel={text('centre.places-save')}
      onDone={() => { void navigate({ to: '/centres/$centreCode', params: { centreCode }, replace: true }).then(() => { say({ kind: 'good', id: 'done.centre.places' }); }); }}
    >
      <Banner kind="info"><p>{text('centre.places-help')}</p></Banner>
      <FormText name="effectiveFrom" type="date" label={text('centre.places-from')} help={text('centre.places-from-help')} required />
      <GroupsField />
    </CommandForm>
  );
}

function GroupsField() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<{ groups: GroupValues[] }, 'groups'>({ name: 'groups' });
  const whole = (value: string): string | undefined => (/^\d{1,3}$/.test(value.trim()) ? undefined : text('centre.whole-number'));
  return (
    <div className="stack-small" id="field-groups">
      {fields.map(({ id }, index) => {
        const name = `groups.${String(index)}`;
        return (
          <fieldset key={id} className="centre-group-field">
            <legend>{text('centre.group-number', { number: index + 1 })}</legend>
            <FormChoice name={`${name}.sex`} label={text('centre.group-sex')} required side options={[{ value: 'female', label: text('centre.girls') }, { value: 'male', label: text('centre.boys') }]} />
            <FormText name={`${name}.ageFrom`} label={text('centre.age-from')} inputMode="numeric" required short maxLength={2} check={whole} />
            <FormText name={`${name}.ageTo`} label={text('centre.age-to')} inputMode="numeric" required short maxLength={2} check={whole} />
            <FormText name={`${name}.places`} label={text('centre.group-places')} inputMode="numeric" required short maxLength={3} check={whole} />
            {fields.length > 1 && <Button kind="bare" onPress={() => { remove(index); }}>{text('centre.group-remove', { number: index + 1 })}</Button>}
          </fieldset>
        );
      })}
      {fields.length < MOST && <Button onPress={() => { append(NO_GROUP); }}>{text('centre.group-add')}</Button>}
    </div>
  );
}
