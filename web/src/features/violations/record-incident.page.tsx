import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { IncidentAnswer, RecordIncident, RecordViolation } from '../../api/contract';
import { useReference } from '../../api/reference';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoices } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { NO_TIME } from '../../ui/known-time';
import { ATTACK } from './add-violation-form';
import { AccountField, FacilityFields, WhenWhereWho, type WhenWhereWhoValues } from './incident-fields';
import { SourceFields, VictimFields } from './victim-fields';
import { CHILD_TYPES, newSource, newVictim, sourceOf, type SourceValues, victimOf, type VictimValues } from './victim-values';
import './violations.css';

interface Values extends WhenWhereWhoValues {
  types: string[]; facility: string; act: string; damage: string;
  victims: VictimValues[]; sources: SourceValues[];
}

/** What the server says of the attack, which is sent first. */
const ALIAS = { 'violations.0.facility': 'facility', 'violations.0.act': 'act', 'violations.0.damage': 'damage', violations: 'types' };

export function RecordIncidentPage() {
  const text = useText();
  const navigate = useNavigate();
  // Made once, so that what is sent twice is recorded once.
  const [ids] = useState(() => new Map<string, string>());
  const idOf = (type: string): string => {
    const id = ids.get(type) ?? uuidv7();
    ids.set(type, id);
    return id;
  };
  const violationsOf = (values: Values): RecordViolation[] =>
    values.types.toSorted((a, b) => Number(b === ATTACK) - Number(a === ATTACK))
      .map((type) => compact({ id: idOf(type), type, ...(type === ATTACK && { facility: given(values.facility), act: given(values.act), damage: given(values.damage) }) }));
  const bodyOf = (values: Values, id: string): RecordIncident => {
    const suffered = CHILD_TYPES.filter((type) => values.types.includes(type));
    return {
      ...compact({ id, occurredAt: givenTime(values.occurredAt), region: values.region, placeText: given(values.placeText), party: values.party, account: given(values.account) }),
      violations: violationsOf(values),
      victims: suffered.length === 0 ? [] : values.victims.map((victim) => victimOf({ ...victim, suffered: victim.suffered.filter((type) => values.types.includes(type)) }, suffered)),
      sources: values.sources.map(sourceOf),
    };
  };
  return (
    <Page narrow title={text('violations.record')} before={<Link to="/violations" className="back"><IconBack size={20} />{text('violations.title')}</Link>}>
      <CommandForm<Values, IncidentAnswer>
        form="incident/new" alias={ALIAS} submitLabel={text('violations.record')}
        defaults={{ occurredAt: { ...NO_TIME, precision: 'day' }, region: '', placeText: '', party: '', account: '', types: [], facility: '', act: '', damage: '', victims: [newVictim()], sources: [newSource()] }}
        ask={(values, id) => ({ name: 'incident.record', path: '/incidents', body: bodyOf(values, id) })}
        onDone={({ id }) => { void navigate({ to: '/violations/$incidentId', params: { incidentId: id }, replace: true }).then(() => { say({ kind: 'good', id: 'done.incident.record' }); }); }}
      >
        <Banner kind="info"><p>{text('violations.record-help')}</p></Banner>
        <WhatHappened />
        <Victims />
        <Sources />
      </CommandForm>
    </Page>
  );
}

function WhatHappened() {
  const text = useText();
  const options = useOptions();
  const { violationTypes } = useReference();
  const types = useWatch({ name: 'types' }) as string[];
  return (
    <>
      <WhenWhereWho />
      <FormChoices name="types" label={text('violations.types')} required options={options(violationTypes)} />
      {types.includes(ATTACK) && <FacilityFields />}
      <AccountField />
    </>
  );
}

function Victims() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<{ victims: VictimValues[] }, 'victims'>({ name: 'victims' });
  const types = useWatch({ name: 'types' }) as string[];
  const suffered = CHILD_TYPES.filter((type) => types.includes(type));
  if (suffered.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="victims" id="field-victims">
      <h2 id="victims">{text('violations.victims')}</h2>
      <p className="small soft">{text('violations.victims-help')}</p>
      {fields.map(({ id }, index) => (
        <fieldset key={id} className="violation-line">
          <legend>{text('violations.line', { number: index + 1 })}</legend>
          <VictimFields prefix={`victims.${String(index)}.`} types={suffered} />
          {fields.length > 1 && <Button kind="bare" onPress={() => { remove(index); }}>{text('violations.line-remove', { number: index + 1 })}</Button>}
        </fieldset>
      ))}
      <Button onPress={() => { append(newVictim()); }}>{text('violations.line-add')}</Button>
    </section>
  );
}

function Sources() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<{ sources: SourceValues[] }, 'sources'>({ name: 'sources' });
  return (
    <section className="stack-small" aria-labelledby="sources" id="field-sources">
      <h2 id="sources">{text('violations.sources')}</h2>
      {fields.map(({ id }, index) => (
        <fieldset key={id} className="violation-line">
          <legend>{text('violations.source', { number: index + 1 })}</legend>
          <SourceFields prefix={`sources.${String(index)}.`} />
          {fields.length > 1 && <Button kind="bare" onPress={() => { remove(index); }}>{text('violations.source-remove', { number: index + 1 })}</Button>}
        </fieldset>
      ))}
      <Button onPress={() => { append(newSource()); }}>{text('violations.source-add')}</Button>
    </section>
  );
}
