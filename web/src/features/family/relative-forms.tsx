import { useFormContext, useWatch } from 'react-hook-form';
import type { ChangeRelative, FamilyView, RecordRelative } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import type { Option } from '../../ui/select-field';
import { useCalled } from './relative-name';
import { WithFamily } from './with-family';

type Carer = RecordRelative['carer'];
type Life = RecordRelative['life'];
const CARERS: readonly Carer[] = ['lawful', 'in-fact', 'none', 'unknown'];
const LIVES: readonly Life[] = ['alive', 'dead', 'unknown'];

function useCarers(): Option[] {
  const text = useText();
  return CARERS.map((value) => ({ value, label: text(`family.carer.${value}`) }));
}
function useLives(): Option[] {
  const text = useText();
  return LIVES.map((value) => ({ value, label: text(`family.life.${value}`) }));
}

interface RecordValues { noted: string; relationship: string; carer: '' | Carer; life: '' | Life; region: string; country: string; name: string; village: string; contact: string; remark: string }
const NOTHING: RecordValues = { noted: '', relationship: '', carer: '', life: '', region: '', country: '', name: '', village: '', contact: '', remark: '' };

export function RecordRelativeForm(props: ActionFormProps) {
  const text = useText();
  return (
    <WithFamily caseId={props.view.id}>
      {({ noted }) => (
        <CaseForm<RecordValues> {...props} action="relative.record" path="relatives" defaults={NOTHING}
          body={(values, id) => compact({
            id, relationship: values.relationship, carer: values.carer === '' ? 'unknown' : values.carer, life: values.life === '' ? 'unknown' : values.life,
            noted: values.noted === '' ? undefined : Number(values.noted), region: given(values.region), country: given(values.country),
            name: given(values.name), village: given(values.village), contact: given(values.contact), remark: given(values.remark),
          }) satisfies RecordRelative}>
          <Banner kind="info"><p>{text('family.relative-help')}</p></Banner>
          {noted.length > 0 && (
            <FormSelect name="noted" label={text('family.noted')} help={text('family.noted-help')} empty={text('family.noted-none')}
              options={noted.map((one) => ({ value: String(one.noted), label: `${one.name} (${one.relation})` }))} />
          )}
          <WhoFields mother={props.view.child.identity?.mother} father={props.view.child.identity?.father} />
          <PlaceFields />
          <FormArea name="remark" label={text('field.remark')} />
        </CaseForm>
      )}
    </WithFamily>
  );
}

/** A name that the identity or the list beside it holds already is not asked for again. */
function WhoFields({ mother, father }: { mother: string | undefined; father: string | undefined }) {
  const text = useText();
  const options = useOptions();
  const carers = useCarers();
  const lives = useLives();
  const { relationships } = useReference();
  const { setValue } = useFormContext<RecordValues>();
  const [relationship, noted] = useWatch<RecordValues, ['relationship', 'noted']>({ name: ['relationship', 'noted'] });
  const parent = relationship === 'mother' ? mother : relationship === 'father' ? father : undefined;
  return (
    <>
      <FormSelect name="relationship" label={text('family.relationship')} required options={options(relationships)} onPicked={() => { setValue('name', ''); }} />
      {parent !== undefined && <p>{text('family.name-known', { name: parent })}</p>}
      {parent === undefined && noted === '' && <FormText name="name" label={text('family.name')} help={text('family.name-help')} maxLength={120} />}
      <FormChoice name="carer" label={text('family.carer')} help={text('family.carer-help')} required options={carers} />
      <FormChoice name="life" label={text('family.life')} required options={lives} />
    </>
  );
}

function PlaceFields() {
  const text = useText();
  const options = useOptions();
  const { regions, countries } = useReference();
  return (
    <>
      <FormSelect name="region" label={text('family.region')} empty={text('family.place-unknown')} options={options(regions)} />
      <FormSelect name="country" label={text('family.country')} help={text('family.country-help')} empty={text('family.country-none')} options={options(countries)} />
      <FormText name="village" label={text('family.village')} maxLength={120} />
      <FormText name="contact" label={text('family.contact')} help={text('family.contact-help')} maxLength={120} />
    </>
  );
}

interface ChangeValues { relative: string; carer: '' | Carer; life: '' | Life; region: string; country: string; name: string; village: string; contact: string }

export function ChangeRelativeForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{({ relatives }) => <Change {...props} relatives={relatives} />}</WithFamily>;
}

function Change({ relatives, ...props }: ActionFormProps & { relatives: FamilyView['relatives'] }) {
  const text = useText();
  const called = useCalled();
  const carers = useCarers();
  const lives = useLives();
  const [only] = relatives.length === 1 ? relatives : [];
  const unchanged = { value: '', label: text('family.unchanged') };
  return (
    <CaseForm<ChangeValues> {...props} action="relative.change" path="relatives/change"
      defaults={{ relative: only?.id ?? '', carer: '', life: '', region: '', country: '', name: '', village: '', contact: '' }}
      body={(values) => compact({
        relative: values.relative, carer: values.carer === '' ? undefined : values.carer, life: values.life === '' ? undefined : values.life, region: given(values.region), country: given(values.country),
        name: given(values.name), village: given(values.village), contact: given(values.contact),
      }) satisfies ChangeRelative}>
      <Banner kind="info"><p>{text('family.change-help')}</p></Banner>
      <FormSelect name="relative" label={text('family.which-relative')} required options={relatives.map((one) => ({ value: one.id, label: called(one) }))} />
      <FormChoice name="life" label={text('family.life')} options={[unchanged, ...lives]} />
      <FormChoice name="carer" label={text('family.carer')} options={[unchanged, ...carers]} />
      <FormText name="name" label={text('family.name')} maxLength={120} />
      <PlaceFields />
    </CaseForm>
  );
}
