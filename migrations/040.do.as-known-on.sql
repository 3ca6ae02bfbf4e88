-- Reports on an earlier state: the tables of facts as the sealed journal had them at a position, under the names that the SQL of today
-- uses, for one transaction of the role of reports (docs/adr/0040).

create index journal_of_subject on journal (subject, subject_id);
create index journal_recorded on journal (recorded_at);

-- Where the sealed journal stood: at a position, at an instant (the last entry that was recorded by then, to within moments: only a position
-- is an exact order), or, where neither is given, now.
create function sealed_position(at_position bigint, at_instant timestamptz) returns table (known_position bigint, recorded_at timestamptz, hash bytea)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.position, j.recorded_at, s.hash
    from journal j join journal_seal s on s.journal_id = j.id
   where case when at_position is not null then s.position = at_position
              when at_instant is not null then j.id = (select e.id from journal e join journal_seal p on p.journal_id = e.id where e.recorded_at <= at_instant order by e.recorded_at desc, e.id desc limit 1)
              else s.position = (select p.position from seal_progress p where p.stream = 'journal') end $$;

-- Makes a temporary table for each, which stands before the one of the same name until the transaction ends. Of every row its latest version
-- that was sealed by then: versions of a row are numbered one after the other, while of two transactions the one that began first need not
-- have written last. Only what the role of reports may read of the table of today: nothing sealed with a child's key, no words.
create function facts_known_on(at_position bigint, wanted text[]) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last_entry journal;
  wanted_table text;
  readable text;
  indexed text;
begin
  select j.* into last_entry from journal j join journal_seal s on s.journal_id = j.id where s.position = at_position;
  if not found then raise exception 'the journal has no position %', at_position using errcode = 'no_data_found'; end if;
  foreach wanted_table in array wanted
  loop
    select string_agg(format('r.%I', a.attname), ', ' order by a.attnum) into readable
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = wanted_table
       and exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'journal_' || wanted_table)
       and has_column_privilege('passerelle_reader', c.oid, a.attnum, 'select');
    if readable is null then raise exception '% is no table of facts that reports read', wanted_table using errcode = 'insufficient_privilege'; end if;
    execute format($q$
      create temporary table %1$I on commit drop as
      select %2$s from (
        select distinct on (j.subject_id) j.change, j.row from journal j
         where j.subject = %1$L and (j.xid, j.id) <= ($1, $2)
         order by j.subject_id, j.version desc nulls last, j.id desc
      ) latest, jsonb_populate_record(null::public.%1$I, latest.row) r
      where latest.change <> 'delete'$q$, wanted_table, readable) using last_entry.xid, last_entry.id;
    for indexed in
      select a.attname from pg_attribute a where a.attrelid = format('pg_temp.%I', wanted_table)::regclass and a.attnum > 0 and a.atttypid = 'uuid'::regtype
    loop
      execute format('create index on pg_temp.%I (%I)', wanted_table, indexed);
    end loop;
    execute format('analyze pg_temp.%I', wanted_table);
    execute format('grant select on pg_temp.%I to passerelle_reader', wanted_table);
  end loop;
end $$;

alter function sealed_position(bigint, timestamptz) owner to passerelle_definer;
alter function facts_known_on(bigint, text[]) owner to passerelle_definer;
revoke execute on function sealed_position(bigint, timestamptz), facts_known_on(bigint, text[]) from public;
grant execute on function sealed_position(bigint, timestamptz), facts_known_on(bigint, text[]) to passerelle_reader;
