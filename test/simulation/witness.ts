import type pg from 'pg';

/*
 * Triggers that write down, in a schema of the simulation's own, what the system commits. Rolled back with whatever was rolled back.
 */
const WITNESS = `
  create schema witness;
  create table witness.seen (n bigint generated always as identity primary key, subject text not null, row jsonb not null, by text not null);
  create function witness.see() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
  begin
    insert into witness.seen (subject, row, by) values (tg_table_name, to_jsonb(new), current_setting('application_name'));
    return null;
  end $$;
  create trigger witness after insert or update on public.deadline for each row execute function witness.see();
  create trigger witness after insert on public.alert for each row execute function witness.see();
  create trigger witness after insert or update of state on public.delivery for each row execute function witness.see();
  create trigger witness after insert on public.custody for each row execute function witness.see();
  create trigger witness after insert on public.handover for each row execute function witness.see();
  create trigger witness after insert on public.stay for each row execute function witness.see();
  create trigger witness after insert on public.placement for each row execute function witness.see();`;

export async function installWitness(owner: pg.ClientBase): Promise<void> {
  await owner.query(WITNESS);
}

export type Seen =
  | { readonly subject: 'deadline'; readonly row: { id: string; case_id: string; rule_code: string; subject_id: string; ordinal: number; due_at: string; state: string } }
  | { readonly subject: 'alert'; readonly row: { id: string; deadline_id: string | null; step_kind: string; step_at: string; due_at: string; recipient_id: string; overtaken: boolean }; readonly by: string }
  | { readonly subject: 'delivery'; readonly row: { id: string; alert_id: string; state: string } }
  | { readonly subject: 'custody' | 'handover' | 'stay' | 'placement'; readonly row: { id: string; case_id: string } };

export interface Looked {
  readonly seen: readonly Seen[];
  readonly last: number;
  /** What the engine says it waits for. */
  readonly nextStep: number | undefined;
  readonly nextTry: number | undefined;
}

const LOOK = `
  select coalesce((select json_agg(json_build_object('n', n, 'subject', subject, 'row', row, 'by', by) order by n) from witness.seen where n > $1), '[]') as seen,
         (select min(look_at) from deadline_watch) as next_step, (select min(next_try_at) from delivery where state = 'queued') as next_try`;

/** @param after the last that was seen. @returns what was committed since, and what the engine waits for now */
export async function look(owner: pg.ClientBase, after: number): Promise<Looked> {
  const { rows } = await owner.query<{ seen: (Seen & { readonly n: number })[]; next_step: Date | null; next_try: Date | null }>({ name: 'witness', text: LOOK, values: [after] });
  const [row] = rows;
  const seen = row?.seen ?? [];
  return { seen, last: seen.at(-1)?.n ?? after, nextStep: row?.next_step?.getTime(), nextTry: row?.next_try?.getTime() };
}
