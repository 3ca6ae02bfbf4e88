export const ACT_KINDS = ['handover', 'admission', 'discharge', 'reunification', 'closure'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** How a kind of paper is numbered, entitled and headed: a row of the database (act_kind). */
export interface ActForm {
  readonly kind: ActKind;
  readonly prefix: string;
  readonly title: string;
  readonly heading: string;
  /** By the Ministry. */
  readonly confirmed: boolean;
}

/** A fact of the child's way that a paper can be made of. */
export interface Documented {
  readonly kind: ActKind;
  readonly factId: string;
  readonly at: Date;
  readonly precision: 'minute' | 'day' | 'month';
  /** The facts whose hours the paper says, as "kind row". */
  readonly restsOn: readonly string[];
  readonly centre: string | null;
  readonly region: string | null;
}

/** What whoever makes the paper adds by hand; it lies sealed with the rest. */
export interface Typed {
  readonly place?: string;
  readonly circumstances?: string;
  readonly items?: string;
  readonly firstSigner?: string;
  readonly secondSigner?: string;
}

/** What a paper says, as it lies sealed: with it, and its number, the paper is printed the same in ten years. */
export interface Paper {
  /** Of the template (act.typ) that sets it. */
  readonly layout: 1;
  /** 16 random bytes: without them the digest of a paper could be compared with guessed names. */
  readonly salt: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly office: string;
  readonly sections: readonly { readonly heading: string; readonly rows: readonly (readonly [label: string, value: string])[] }[];
  /** null: lines to be filled in by hand. */
  readonly texts: readonly { readonly heading: string; readonly text: string | null }[];
  readonly signatures: readonly { readonly of: string; readonly name: string }[];
  readonly address: string;
}
