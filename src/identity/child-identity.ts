/** The parts of a name that a child is looked for by. */
export interface ChildName {
  readonly given: string;
  readonly family: string;
  /** A nickname, or the name used in the group. */
  readonly other?: string;
}

export interface Relative {
  readonly name: string;
  /** Aunt, elder brother... in the words of whoever wrote it down. */
  readonly relation: string;
  readonly contact?: string;
}

/** Who the child is and where their people are. Sealed as one text: there is no part of it that would not lead to a person. */
export interface ChildIdentity extends ChildName {
  readonly father?: string;
  readonly mother?: string;
  readonly relatives?: readonly Relative[];
  readonly village?: string;
  readonly languages?: string;
  readonly contact?: string;
}
