import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

const RATINGS = ['favourable', 'mixed', 'unfavourable', 'not-known'] as const;
type Rating = (typeof RATINGS)[number];

/** For a return: each part is rated from the side of the child, recruitment risk included ("favourable": low). */
export class AssessBestInterestsRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** To whom the child would go; left out where no family is in question. */
  @IdField({ optional: true })
  relative?: string;

  @ChoiceField(RATINGS)
  childWish!: Rating;

  @TextField(1000, { optional: true })
  childWishRemark?: string;

  @ChoiceField(RATINGS)
  familyWish!: Rating;

  @TextField(1000, { optional: true })
  familyWishRemark?: string;

  @ChoiceField(RATINGS)
  safety!: Rating;

  @TextField(1000, { optional: true })
  safetyRemark?: string;

  @ChoiceField(RATINGS)
  careCapacity!: Rating;

  @TextField(1000, { optional: true })
  careCapacityRemark?: string;

  @ChoiceField(RATINGS)
  community!: Rating;

  @TextField(1000, { optional: true })
  communityRemark?: string;

  @ChoiceField(RATINGS)
  schooling!: Rating;

  @TextField(1000, { optional: true })
  schoolingRemark?: string;

  @ChoiceField(RATINGS)
  recruitmentRisk!: Rating;

  @TextField(1000, { optional: true })
  recruitmentRiskRemark?: string;

  /** Why a return can be decided although the link is not verified: a code of the list unverified-link-reason. */
  @CodeField({ optional: true })
  unverifiedReason?: string;

  /** The same in words; required with the reason. */
  @TextField(1000, { optional: true })
  unverifiedRemark?: string;
}
