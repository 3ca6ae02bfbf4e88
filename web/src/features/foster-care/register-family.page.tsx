import { Link, useNavigate } from '@tanstack/react-router';
import type { FosterFamilyPage, RegisterFamily } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { NamesFields, namesOf, type NamesValues } from './names-fields';

interface Values extends NamesValues { region: string; askedOn: string }

/** A family that was asked, or offers itself. It takes no child before it is vetted. */
export function RegisterFamilyPage() {
  const text = useText();
  const options = useOptions();
  const navigate = useNavigate();
  const { regions } = useReference();
  const own = useSession()?.user.region?.code;
  return (
    <Page narrow title={text('foster.register')} before={<Link to="/foster-families" className="back"><IconBack size={20} />{text('nav.foster-families')}</Link>}>
      <CommandForm<Values, FosterFamilyPage>
        form="foster-family"
        defaults={{ region: own ?? '', askedOn: '', carers: '', village: '', phone: '' }}
        ask={(values, id) => ({ name: 'foster-family.register', path: '/foster-families', body: { id, region: values.region, askedOn: values.askedOn, ...namesOf(values) } satisfies RegisterFamily })}
        submitLabel={text('form.record')}
        onDone={({ code }) => { void navigate({ to: '/foster-families/$familyCode', params: { familyCode: code }, replace: true }).then(() => { say({ kind: 'good', id: 'done.foster-family.register' }); }); }}
      >
        <Banner kind="info"><p>{text('foster.sealed-help')}</p></Banner>
        <FormSelect name="region" label={text('field.region')} required options={options(regions.filter(({ code }) => own === undefined || code === own))} />
        <NamesFields />
        <FormText name="askedOn" type="date" label={text('foster.asked-on')} required />
      </CommandForm>
    </Page>
  );
}
