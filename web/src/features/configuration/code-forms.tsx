import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { AddCode, ChangeCode, CodeListDetail } from '../../api/contract';
import { codeListQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useCategoryName } from './category-name';

interface FormProps<V extends FieldValues> {
  readonly detail: CodeListDetail;
  readonly what: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly defaults: V;
  readonly body: (values: V) => object;
  readonly children: ReactNode;
}

/** One form about a list; what it changes holds in every form at once. */
function ListForm<V extends FieldValues>({ detail, what, method, path, defaults, body, children }: FormProps<V>) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { list } = detail;
  return (
    <CommandForm<V, CodeListDetail>
      form={`code-list/${list}/${what}`}
      defaults={defaults}
      ask={(values) => ({ name: `code-list.${what}`, method, path: `/code-lists/${encodeURIComponent(list)}/${path}`, body: body(values) })}
      submitLabel={text('form.record')}
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['reference'] });
        void navigate({ to: '/code-lists/$list', params: { list }, replace: true }).then(() => { say({ kind: 'good', id: 'lists.done' }); });
      }}
    >
      {children}
    </CommandForm>
  );
}

interface AddValues { fr: string; en: string; category: string }
const NO_CATEGORY = 'none';

export function AddCodePage() {
  const text = useText();
  const categoryName = useCategoryName();
  const { list } = useParams({ from: '/inside/code-lists/$list/add' });
  return (
    <OfList list={list} title={text('lists.add')}>
      {(detail) => (
        <ListForm<AddValues> detail={detail} what="add" method="POST" path="codes" defaults={{ fr: '', en: '', category: '' }}
          body={({ fr, en, category }) => compact({ seen: detail.version, fr, en, category: category === NO_CATEGORY ? undefined : given(category) }) satisfies AddCode}>
          <FormText name="fr" label={text('lists.fr')} help={text('lists.label-help')} required maxLength={160} />
          <FormText name="en" label={text('lists.en')} required maxLength={160} />
          {detail.categories.length > 0 && (
            <FormChoice name="category" label={text('lists.category')} required
              options={[...(detail.withoutCategory ? [{ value: NO_CATEGORY, label: text('lists.no-category') }] : []), ...detail.categories.map((value) => ({ value, label: categoryName(value) }))]} />
          )}
        </ListForm>
      )}
    </OfList>
  );
}

interface ChangeValues { fr: string; en: string; retiredFrom: string }

export function ChangeCodePage() {
  const text = useText();
  const { list, code } = useParams({ from: '/inside/code-lists/$list/codes/$code' });
  return (
    <OfList list={list} title={text('lists.change')}>
      {(detail) => {
        const item = detail.items.find((one) => one.code === code);
        if (item === undefined || detail.fixed !== undefined) return <Banner kind="info"><p>{text(`lists.fixed.${detail.fixed ?? 'rules'}`)}</p></Banner>;
        return (
          <ListForm<ChangeValues> detail={detail} what={code} method="PUT" path={`codes/${encodeURIComponent(code)}`} defaults={{ fr: item.label.fr, en: item.label.en, retiredFrom: item.retiredFrom ?? '' }}
            body={({ fr, en, retiredFrom }) => compact({ seen: detail.version, fr, en, retiredFrom: given(retiredFrom) }) satisfies ChangeCode}>
            <FormText name="fr" label={text('lists.fr')} help={text('lists.label-help')} required maxLength={160} />
            <FormText name="en" label={text('lists.en')} required maxLength={160} />
            {item.kept ? <Banner kind="info"><p>{text('lists.kept-help')}</p></Banner> : <FormText name="retiredFrom" type="date" short label={text('lists.retire')} help={text('lists.retire-help')} />}
          </ListForm>
        );
      }}
    </OfList>
  );
}

function OfList({ list, title, children }: { list: string; title: string; children: (detail: CodeListDetail) => ReactNode }) {
  const label = useLabel();
  const found = useQuery(codeListQuery(list));
  return (
    <Page narrow title={title} before={<Link to="/code-lists/$list" params={{ list }} className="back"><IconBack size={20} />{found.data === undefined ? list : label(found.data.label)}</Link>}>
      <QueryState of={found}>{children}</QueryState>
    </Page>
  );
}
