import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { type AddField, type ChangeField, EXTRA_KINDS, EXTRA_PLACES, type ExtraField, type ExtraFields, type FieldOptionGiven } from '../../api/contract';
import { extraFieldsQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';

interface Values { place: string; domain: string; kind: string; fr: string; en: string; required: string; where: string; optionsFr: string; optionsEn: string; position: string; retiredFrom: string }

const NOTHING: Values = { place: '', domain: '', kind: '', fr: '', en: '', required: 'no', where: '', optionsFr: '', optionsEn: '', position: '0', retiredFrom: '' };
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** One choice a line, in both languages; a line that stood there before keeps its code. */
function optionsOf({ optionsFr, optionsEn }: Values, before: ExtraField | undefined): FieldOptionGiven[] | undefined {
  const english = lines(optionsEn);
  const options = lines(optionsFr).map((fr, index) => {
    const en = english[index] ?? fr;
    const known = before?.options.find(({ label }) => label.fr === fr || label.en === en);
    return compact({ code: known?.code, fr, en });
  });
  return options.length === 0 ? undefined : options;
}

const said = (values: Values, before?: ExtraField) => ({
  fr: values.fr.trim(), en: values.en.trim(), required: values.required === 'yes', position: Number(values.position), options: optionsOf(values, before),
  region: values.where.startsWith('region:') ? values.where.slice(7) : undefined, centre: values.where.startsWith('centre:') ? values.where.slice(7) : undefined,
});

export function AddFieldPage() {
  const text = useText();
  const options = useOptions();
  const { domains } = useReference();
  return (
    <FieldForm title={text('extra.add')} defaults={NOTHING} what="add" method="POST" path="/extra-fields"
      body={(values, id) => compact({
        id, place: EXTRA_PLACES.find((one) => one === values.place) ?? 'visit', domain: values.place === 'assessment' ? values.domain : undefined, kind: EXTRA_KINDS.find((one) => one === values.kind) ?? 'text', ...said(values),
      }) satisfies AddField}>
      <FormChoice name="place" label={text('extra.where-asked')} required options={EXTRA_PLACES.map((value) => ({ value, label: text(`extra.place.${value}`) }))} />
      <OnlyIf name="place" is="assessment"><FormChoice name="domain" label={text('extra.domain')} required options={options(domains)} /></OnlyIf>
      <FormChoice name="kind" label={text('extra.kind')} help={text('extra.kind-help')} required options={EXTRA_KINDS.map((value) => ({ value, label: text(`extra.kind.${value}`) }))} />
      <Words />
      <OnlyIf name="kind" is="choice"><Choices /></OnlyIf>
      <Where />
    </FieldForm>
  );
}

export function ChangeFieldPage() {
  const text = useText();
  const { field: id } = useParams({ from: '/inside/extra-fields/$field' });
  return (
    <QueryState of={useQuery(extraFieldsQuery)}>
      {({ items }) => {
        const field = items.find((one) => one.id === id);
        if (field === undefined) return <Banner kind="info"><p>{text('extra.none')}</p></Banner>;
        const { version, place, domain = '', kind, label, required, region, centre, options, position, retiredFrom = '' } = field;
        const defaults: Values = {
          place, domain, kind, fr: label.fr, en: label.en, required: required ? 'yes' : 'no', where: region !== undefined ? `region:${region}` : centre !== undefined ? `centre:${centre}` : '',
          optionsFr: options.map((one) => one.label.fr).join('\n'), optionsEn: options.map((one) => one.label.en).join('\n'), position: String(position), retiredFrom,
        };
        return (
          <FieldForm title={text('lists.change')} defaults={defaults} what={id} method="PUT" path={`/extra-fields/${id}`} body={(values) => compact({ seen: version, retiredFrom: given(values.retiredFrom), ...said(values, field) }) satisfies ChangeField}>
            <Banner kind="info"><p>{text('extra.change-help')}</p></Banner>
            <Words />
            {kind === 'choice' && <Choices />}
            <Where />
            <FormText name="retiredFrom" type="date" short label={text('lists.retire')} help={text('extra.retire-help')} />
          </FieldForm>
        );
      }}
    </QueryState>
  );
}

function Words() {
  const text = useText();
  return (
    <>
      <FormText name="fr" label={text('extra.fr')} required maxLength={200} />
      <FormText name="en" label={text('extra.en')} required maxLength={200} />
      <FormChoice name="required" label={text('extra.must')} required side options={[{ value: 'yes', label: text('extra.yes') }, { value: 'no', label: text('extra.no') }]} />
    </>
  );
}

function Choices() {
  const text = useText();
  return (
    <>
      <FormArea name="optionsFr" label={text('extra.options-fr')} help={text('extra.options-help')} required />
      <FormArea name="optionsEn" label={text('extra.options-en')} help={text('extra.options-en-help')} required />
    </>
  );
}

function Where() {
  const text = useText();
  const options = useOptions();
  const { regions, centres } = useReference();
  const named = (kind: string, list: ReturnType<typeof options>) => list.map(({ value, label }) => ({ value: `${kind}:${value}`, label }));
  return (
    <>
      <FormSelect name="where" label={text('extra.limited')} empty={text('extra.everywhere')} options={[...named('region', options(regions)), ...named('centre', options(centres))]} />
      <FormText name="position" label={text('extra.position')} help={text('extra.position-help')} inputMode="numeric" short required />
    </>
  );
}

function OnlyIf({ name, is, children }: { name: string; is: string; children: ReactNode }) {
  return useWatch({ name }) === is ? children : null;
}

interface FieldFormProps {
  readonly title: string;
  readonly what: string;
  readonly defaults: Values;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: (values: Values, id: string) => object;
  readonly children: ReactNode;
}

function FieldForm({ title, what, defaults, method, path, body, children }: FieldFormProps) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Page narrow title={title} before={<Link to="/extra-fields" className="back"><IconBack size={20} />{text('extra.title')}</Link>}>
      <CommandForm<Values, ExtraFields> form={`extra-field/${what}`} defaults={defaults} ask={(values, id) => ({ name: `extra-field.${what}`, method, path, body: body(values, id) })} submitLabel={text('form.record')}
        onDone={() => { void navigate({ to: '/extra-fields', replace: true }).then(() => { say({ kind: 'good', id: 'extra.done' }); }); }}>
        {children}
      </CommandForm>
    </Page>
  );
}
