import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { IdField, TextField } from '../platform/http/index.js';
import type { TaskColleagueView } from './task.dto.js';

export class WriteNoteRequest {
  @IdField()
  id!: string;

  @TextField(4000)
  text!: string;

  /** Colleagues who see the file: it stands in their day until they have read it. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  mentions!: string[];
}

export class MentionView {
  name!: string;
  readAt?: string;
}

export class ColleagueNoteView {
  id!: string;
  text?: string;
  at!: string;
  by!: string;
  mentions!: MentionView[];
  /** Whether this person is named in it and has not read it. */
  toRead!: boolean;
}

export class CaseNotesView {
  caseCode!: string;
  /** The latest first, 200 at most. */
  items!: ColleagueNoteView[];
  colleagues!: TaskColleagueView[];
}
