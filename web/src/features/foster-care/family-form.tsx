import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { FosterFamilyPage } from '../../api/contract';
import { fosterFamilyQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { type TextId, useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';

interface Props<V extends FieldValues> {
  readonly familyCode: string;
  readonly title: string;
  readonly path: 'vettings' | 'trainings' | 'names';
  readonly done: TextId;
  readonly defaults: V;
  readonly body: (values: V, id: string) => object;
  readonly children: (family: FosterFamilyPage) => ReactNode;
}

/** One form about a family: read first, then sent, then back to its page. */
export function FamilyForm<V extends FieldValues>({ familyCode, title, path, done, defaults, body, children }: Props<V>) {
  const text = useText();
  const navigate = useNavigate();
  const found = useQuery(fosterFamilyQuery(familyCode));
  return (
    <Page narrow title={title} before={<Link to="/foster-families/$familyCode" params={{ familyCode }} className="back"><IconBack size={20} />{familyCode}</Link>}>
      <QueryState of={found}>
        {(family) => (
          <CommandForm<V, FosterFamilyPage>
            form={`foster-family/${familyCode}/${path}`}
            defaults={defaults}
            ask={(values, id) => ({ name: `foster-family.${path}`, method: path === 'names' ? 'PUT' : 'POST', path: `/foster-families/${familyCode}/${path}`, body: body(values, id) })}
            submitLabel={text('form.record')}
            onDone={() => { void navigate({ to: '/foster-families/$familyCode', params: { familyCode }, replace: true }).then(() => { say({ kind: 'good', id: done }); }); }}
          >
            {children(family)}
          </CommandForm>
        )}
      </QueryState>
    </Page>
  );
}
