import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';

interface LabelledCode {
  code: string;
  fr: string;
  en: string;
}

/** Brings the reference tables to what the data files of this version say. Adds and corrects, never removes; a code that people have worded stays as they want it. Needs the owner's connection. */
export async function loadReference(client: ClientBase): Promise<void> {
  const geography = read('geography') as {
    regions: (LabelledCode & { pcode?: string; pcodeVersion?: string })[];
    places: { code: string; name: string; region: string }[];
    centres: (LabelledCode & { region: string })[];
  };
  const parties = read('parties') as { parties: { code: string; name: string; parent?: string }[] };
  const { units } = read('units') as { units: { name: string; authority: string }[] };
  const lists = read('code-lists') as Record<string, (LabelledCode & { category?: string })[]>;

  for (const region of geography.regions) {
    await client.query(
      `insert into region (code, label_fr, label_en, pcode, pcode_version) values ($1, $2, $3, $4, $5)
       on conflict (code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en, pcode = excluded.pcode, pcode_version = excluded.pcode_version`,
      [region.code, region.fr, region.en, region.pcode ?? null, region.pcodeVersion ?? null],
    );
  }
  for (const place of geography.places) {
    await client.query('insert into place (code, name, region_code) values ($1, $2, $3) on conflict (code) do update set name = excluded.name, region_code = excluded.region_code', [
      place.code, place.name, place.region,
    ]);
  }
  for (const centre of geography.centres) {
    await client.query(
      `insert into centre (code, label_fr, label_en, region_code) values ($1, $2, $3, $4)
       on conflict (code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en, region_code = excluded.region_code`,
      [centre.code, centre.fr, centre.en, centre.region],
    );
  }
  for (const party of parties.parties) {
    const { fr, en } = bothNames(party.name);
    await client.query(
      `insert into party (code, label_fr, label_en, parent_code) values ($1, $2, $3, $4)
       on conflict (code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en, parent_code = excluded.parent_code`,
      [party.code, fr, en, party.parent ?? null],
    );
  }
  for (const unit of units) {
    await client.query('insert into unit (name, authority_code) values ($1, $2) on conflict (name) do nothing', [unit.name, unit.authority]);
  }
  for (const [list, entries] of Object.entries(lists)) {
    for (const [position, entry] of entries.entries()) {
      await client.query(
        `insert into code_list (list, code, label_fr, label_en, position, category) values ($1, $2, $3, $4, $5, $6)
         on conflict (list, code) do update set category = excluded.category,
           label_fr = case when code_list.changed_at is null then excluded.label_fr else code_list.label_fr end,
           label_en = case when code_list.changed_at is null then excluded.label_en else code_list.label_en end,
           position = case when code_list.changed_at is null then excluded.position else code_list.position end`,
        [list, entry.code, entry.fr, entry.en, position, entry.category ?? null],
      );
    }
  }
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'));
}

/** parties.json prints the French name in brackets where it differs: "Malian Armed Forces (Forces armées maliennes)". */
function bothNames(name: string): { fr: string; en: string } {
  const both = /^(.+) \(([^)]{6,})\)$/.exec(name);
  const [, en, fr] = both ?? [];
  return en === undefined || fr === undefined || fr === 'unidentified' ? { fr: name.replace('(unidentified)', '(non identifié)'), en: name } : { fr, en };
}
