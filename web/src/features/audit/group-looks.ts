import type { Look, Looker } from '../../api/contract';

export interface DayOfLooks {
  /** '2026-03-10' */
  readonly day: string;
  readonly people: readonly PersonsLooks[];
}

export interface PersonsLooks {
  readonly by: Looker;
  readonly kinds: readonly { readonly kind: string; readonly inList: boolean; readonly times: readonly string[] }[];
}

/** By day (of Mali, which is UTC) and person, both in the order in which they are first met: newest first. */
export function groupLooks(looks: readonly Look[]): DayOfLooks[] {
  return grouped(looks, ({ at }) => at.slice(0, 10)).map(([day, ofDay]) => ({
    day,
    people: grouped(ofDay, ({ by }) => by.id).flatMap(([, ofPerson]) => {
      const [first] = ofPerson;
      if (first === undefined) return [];
      const kinds = grouped(ofPerson, ({ kind, inList }) => `${kind} ${String(inList)}`).flatMap(([, same]) => {
        const [one] = same;
        return one === undefined ? [] : [{ kind: one.kind, inList: one.inList, times: same.map(({ at }) => at) }];
      });
      return [{ by: first.by, kinds }];
    }),
  }));
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}
