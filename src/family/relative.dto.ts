import { ChoiceField, CodeField, IdField, TextField, WholeNumberField } from '../platform/http/index.js';

const CARERS = ['lawful', 'in-fact', 'none', 'unknown'] as const;
const LIVES = ['alive', 'dead', 'unknown'] as const;

export class RecordRelativeRequest {
  @IdField()
  id!: string;

  /** To the child: a code of the list relationship. */
  @CodeField()
  relationship!: string;

  /** Whether this person has the care of the child by law, in fact, or not. */
  @ChoiceField(CARERS)
  carer!: (typeof CARERS)[number];

  @ChoiceField(LIVES)
  life!: (typeof LIVES)[number];

  /** Where this person is, in this country. */
  @CodeField({ optional: true })
  region?: string;

  /** Where this person is, in another: a code of the list country. */
  @CodeField({ optional: true })
  country?: string;

  /** A person noted with the identity of the child, by their place in that list: name and contact move here. */
  @WholeNumberField(0, 20, { optional: true })
  noted?: number;

  @TextField(120, { optional: true })
  name?: string;

  @TextField(120, { optional: true })
  village?: string;

  /** Telephone, or through whom. */
  @TextField(120, { optional: true })
  contact?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

/** What was learnt of a relative: only what is said here changes. */
export class ChangeRelativeRequest {
  @IdField()
  relative!: string;

  @ChoiceField(CARERS, { optional: true })
  carer?: (typeof CARERS)[number];

  @ChoiceField(LIVES, { optional: true })
  life?: (typeof LIVES)[number];

  /** A region takes the place of a country, and a country that of a region. */
  @CodeField({ optional: true })
  region?: string;

  @CodeField({ optional: true })
  country?: string;

  @TextField(120, { optional: true })
  name?: string;

  @TextField(120, { optional: true })
  village?: string;

  @TextField(120, { optional: true })
  contact?: string;
}
