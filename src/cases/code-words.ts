import type { Label, ReferenceBook } from '../reference/index.js';
import type { Place } from './facts.vocabulary.js';
import { both } from './fact-labels.js';

/** Single codes into words, by the lists of the reference book; what a list does not know stays its code. */
export class CodeWords {
  /** @param texts what was sealed and may be read by whoever is told, by its sealed form */
  constructor(
    private readonly book: ReferenceBook,
    private readonly texts: ReadonlyMap<string, string> = new Map(),
  ) {}

  protected held(fact: { authority: string; place: Place | null; region: string }, operation?: string): Label {
    const authority = this.listed('authority', fact.authority);
    const place = this.place(fact.place);
    const region = this.region(fact.region);
    return both((l) => [authority[l], place ?? region[l], ...(operation === undefined ? [] : [operation])].join(', '));
  }

  protected place(place: Place | null): string | undefined {
    if (place === null) return undefined;
    return 'code' in place ? (this.book.places.get(place.code)?.name ?? place.code) : this.text(place.sealed);
  }

  protected text(sealed: string | null): string | undefined {
    return sealed === null ? undefined : this.texts.get(sealed);
  }

  protected toCentre(centre: string | null): { detail?: Label } {
    return centre === null ? {} : { detail: this.centre(centre) };
  }

  protected careOf(care: string, family: string | null): Label {
    const kind = this.listed('stay-kind', care);
    return family === null ? kind : both((l) => `${kind[l]} ${family}`);
  }

  protected centre(code: string): Label {
    return this.book.centres.get(code)?.label ?? { fr: code, en: code };
  }

  protected region(code: string): Label {
    return this.book.regions.get(code)?.label ?? { fr: code, en: code };
  }

  protected party(code: string): Label {
    return this.book.parties.get(code)?.label ?? { fr: code, en: code };
  }

  protected unit(id: string | null): string {
    return id === null ? '' : (this.book.units.get(id)?.name ?? '');
  }

  protected maybe(list: string, code: string | null): Label[] {
    return code === null ? [] : [this.listed(list, code)];
  }

  protected somewhere({ region, country }: { region: string | null; country: string | null }): Label[] {
    return region === null ? this.maybe('country', country) : [this.region(region)];
  }

  protected listed(list: string, code: string): Label {
    return this.book.lists.get(list)?.get(code)?.label ?? { fr: code, en: code };
  }
}
