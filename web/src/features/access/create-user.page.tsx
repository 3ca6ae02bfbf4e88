import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { CreateUser, InvitedUser, Locale, Role } from '../../api/contract';
import { useReference } from '../../api/reference';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { InvitationMade } from './invitation-made';
import { placeOfRole, ROLES } from './roles';
import './users.css';

interface Values { displayName: string; email: string; role: string; region: string; centre: string; unitId: string; partner: string; locale: string }

const EMPTY: Values = { displayName: '', email: '', role: '', region: '', centre: '', unitId: '', partner: '', locale: 'fr' };

function bodyOf(values: Values): CreateUser {
  const place = placeOfRole(values.role);
  return compact({
    email: values.email.trim(), displayName: values.displayName.trim(), role: values.role as Role, locale: values.locale as Locale,
    region: place === 'region' ? given(values.region) : undefined, centre: place === 'centre' ? given(values.centre) : undefined, unitId: place === 'unit' ? given(values.unitId) : undefined,
    partner: values.role === 'case-worker' ? given(values.partner) : undefined,
  });
}

export function CreateUserPage() {
  const text = useText();
  const [created, setCreated] = useState<InvitedUser>();
  return (
    <Page title={text('users.create-title')} narrow before={<Link to="/users" className="back"><IconBack size={20} />{text('users.title')}</Link>}>
      {created === undefined ? <CreateForm onDone={setCreated} /> : <><InvitationMade made={created} /><div><ButtonLink kind="main" to="/users">{text('users.done')}</ButtonLink></div></>}
    </Page>
  );
}

function CreateForm({ onDone }: { onDone: (created: InvitedUser) => void }) {
  const text = useText();
  return (
    <CommandForm<Values, InvitedUser> form="user" defaults={EMPTY} ask={(values) => ({ name: 'user.create', path: '/users', body: bodyOf(values) })} submitLabel={text('users.create')} onDone={onDone}>
      <FormText name="displayName" label={text('users.name')} required maxLength={80} />
      <FormText name="email" label={text('users.email')} required type="email" inputMode="email" maxLength={254} />
      <FormSelect name="role" label={text('users.role')} required options={ROLES.map((role) => ({ value: role, label: text(`role.${role}`) }))} />
      <PlaceOfWork />
      <Organisation />
      <FormChoice name="locale" label={text('language.label')} required side options={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]} />
    </CommandForm>
  );
}

/** A role has a place: a unit, a centre, a region, or the whole country. */
function PlaceOfWork() {
  const text = useText();
  const options = useOptions();
  const { regions, centres, units } = useReference();
  const place = placeOfRole(useWatch({ name: 'role' }) as string);
  if (place === 'region') return <FormSelect name="region" label={text('field.region')} required options={options(regions)} />;
  if (place === 'centre') return <FormSelect name="centre" label={text('field.centre')} required options={options(centres)} />;
  if (place === 'unit') return <FormSelect name="unitId" label={text('field.unit')} required options={units.map(({ id, name }) => ({ value: id, label: name }))} />;
  return null;
}

/** A case worker may work for a partner organisation, and then answers its referrals. */
function Organisation() {
  const text = useText();
  const options = useOptions();
  const { partners } = useReference();
  if (useWatch({ name: 'role' }) !== 'case-worker') return null;
  return <FormSelect name="partner" label={text('users.partner')} help={text('users.partner-help')} options={options(partners)} />;
}
