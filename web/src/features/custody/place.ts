/** A place taken from the list, or the words of who was there. */
export interface TypedPlace {
  readonly code: string;
  readonly words: string;
}

export const NO_PLACE: TypedPlace = { code: '', words: '' };
