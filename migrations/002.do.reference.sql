-- Places, centres, parties and code lists. No personal data: readable by all, written by administrators and the loader.

create table region (
  code     text primary key check (code ~ '^[a-z-]+$'),
  label_fr text not null,
  label_en text not null,
  pcode    text,
  pcode_version text,
  check ((pcode is null) = (pcode_version is null))
);
comment on column region.pcode is 'P-code; means nothing without its version: ML09 was Bamako in the nine-region list';

create table place (
  code        text primary key,
  name        text not null,
  region_code text not null references region (code)
);
comment on table place is 'Localities that registers name; their region is to be confirmed by the Ministry';

create table centre (
  code        text primary key check (code ~ '^[a-z-]+$'),
  label_fr    text not null,
  label_en    text not null,
  region_code text not null references region (code)
);
comment on table centre is 'Transit and orientation centres (CTO)';

create table party (
  code        text primary key,
  label_fr    text not null,
  label_en    text not null,
  parent_code text references party (code)
);
comment on table party is 'Parties to the conflict as named in S/2024/883';

create table code_list (
  list     text not null,
  code     text not null,
  label_fr text not null,
  label_en text not null,
  position integer not null,
  category text,
  primary key (list, code)
);

create table unit (
  id             uuid primary key default uuidv7(),
  name           text not null unique,
  authority_code text not null
);
comment on table unit is 'Units of the defence and security forces or of international forces: whom a security liaison stands for';

create trigger journal_unit after insert or update or delete on unit for each row execute function journal_change('id');
create trigger journal_centre after insert or update or delete on centre for each row execute function journal_change('code');

grant select on region, place, centre, party, code_list, unit to passerelle_app, passerelle_worker, passerelle_reader;
