import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { createWebhook, webhooksQuery } from '../../api/channels';
import { useCommand } from '../../api/commands';
import type { CreatedWebhookEndpoint, WebhookEndpoint } from '../../api/contract';
import { useNameOf, useReference } from '../../api/reference';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { useOptions } from '../../forms/options';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import '../access/access.css';
import { fieldProblem, Refused } from '../access/ask';

/** Other systems that are told what people are told: a code, a limit, an instant. */
export function WebhooksPage() {
  const text = useText();
  const list = useQuery(webhooksQuery);
  const [made, setMade] = useState<CreatedWebhookEndpoint>();
  return (
    <Page title={text('webhooks.title')} narrow>
      <p className="soft">{text('webhooks.about')}</p>
      {made !== undefined && (
        <Banner kind="good" role="status">
          <p><strong>{text('webhooks.made', { label: made.endpoint.label })}</strong> {text('webhooks.secret-once')}</p>
          <p className="secret-words">{made.secret}</p>
        </Banner>
      )}
      <QueryState of={list}>{({ items }) => (items.length === 0 ? <Empty>{text('webhooks.none')}</Empty> : <ul className="stack" aria-label={text('webhooks.title')}>{items.map((endpoint) => <Endpoint key={endpoint.id} endpoint={endpoint} />)}</ul>)}</QueryState>
      <NewEndpoint onDone={setMade} />
    </Page>
  );
}

function Endpoint({ endpoint: { id, label, url, region, active, createdAt } }: { endpoint: WebhookEndpoint }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const client = useQueryClient();
  const end = useCommand(() => {
    void client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    say({ kind: 'good', id: 'webhooks.ended' });
  });
  return (
    <li className="card stack-small">
      <div className="row spread"><strong>{label}</strong><Badge tone={active ? 'later' : 'neutral'}>{text(active ? 'webhooks.active' : 'webhooks.inactive')}</Badge></div>
      <p className="user-mail">{url}</p>
      <p className="small soft">{text('webhooks.since', { region: region === undefined ? text('webhooks.every-region') : nameOf('regions', region), when: dates.instant(createdAt) })}</p>
      <Refused error={end.error} />
      {active && <div><Button kind="grave" aria-label={text('webhooks.end-one', { label })} onPress={() => { end.mutate({ name: 'webhook.end', method: 'POST', path: `/webhook-endpoints/${id}/deactivate`, body: {}, key: uuidv7() }); }}>{text('webhooks.end')}</Button></div>}
    </li>
  );
}

const EMPTY = { label: '', url: '', region: '' };

/** Not through the commands: the answer holds a secret that no outbox may keep. */
function NewEndpoint({ onDone }: { onDone: (made: CreatedWebhookEndpoint) => void }) {
  const text = useText();
  const options = useOptions();
  const client = useQueryClient();
  const { regions } = useReference();
  const [values, setValues] = useState(EMPTY);
  const create = useMutation({
    mutationFn: () => createWebhook({ id: uuidv7(), label: values.label, url: values.url, ...(values.region !== '' && { region: values.region }) }),
    onSuccess: async (made) => {
      onDone(made);
      setValues(EMPTY);
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return (
    <form className="card stack" aria-labelledby="new-endpoint" onSubmit={(event: SyntheticEvent) => { event.preventDefault(); if (!create.isPending) create.mutate(); }}>
      <h2 id="new-endpoint">{text('webhooks.new')}</h2>
      <Refused error={create.error} fields={['label', 'url', 'region']} />
      <TextField id="label" label={text('webhooks.label')} required maxLength={60} value={values.label} error={fieldProblem(create.error, 'label')} onChange={(event) => { setValues({ ...values, label: event.target.value }); }} />
      <TextField id="url" label={text('webhooks.url')} help={text('webhooks.url-help')} required type="url" inputMode="url" maxLength={500} value={values.url} error={fieldProblem(create.error, 'url')} onChange={(event) => { setValues({ ...values, url: event.target.value }); }} />
      <SelectField id="region" label={text('field.region')} required={false} empty={text('webhooks.every-region')} options={options(regions)} value={values.region} error={fieldProblem(create.error, 'region')} onChange={(event) => { setValues({ ...values, region: event.target.value }); }} />
      <div><Button type="submit" kind="main" aria-disabled={create.isPending}>{text(create.isPending ? 'form.sending' : 'webhooks.create')}</Button></div>
    </form>
  );
}
