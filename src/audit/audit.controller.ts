import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import {
  AuditJournalQuery, AuditLookListView, AuditLooksQuery, ExportQuery, HeadListView, JournalListView, StaffListView, UnusualListView, UnusualQuery,
} from './audit.dto.js';
import { AuditLooksService } from './audit-looks.service.js';
import { ChainExportService } from './chain-export.service.js';
import { HeadsService } from './heads.service.js';
import { JournalReaderService } from './journal-reader.service.js';

/** For the data-protection officer: who looked, who changed, and whether the record is whole. */
@Controller('audit')
export class AuditController {
  constructor(
    @Inject(AuditLooksService) private readonly looksOfAll: AuditLooksService,
    @Inject(JournalReaderService) private readonly reader: JournalReaderService,
    @Inject(HeadsService) private readonly published: HeadsService,
    @Inject(ChainExportService) private readonly exports: ChainExportService,
  ) {}

  @Get('looks')
  @Requires('journal.read')
  looks(@CurrentActor() actor: Actor, @Query() query: AuditLooksQuery): Promise<AuditLookListView> {
    return this.looksOfAll.list(actor, query);
  }

  @Get('unusual')
  @Requires('journal.read')
  unusual(@CurrentActor() actor: Actor, @Query() query: UnusualQuery): Promise<UnusualListView> {
    return this.looksOfAll.unusual(actor, query);
  }

  @Get('staff')
  @Requires('journal.read')
  staff(@CurrentActor() actor: Actor): Promise<StaffListView> {
    return this.looksOfAll.staff(actor);
  }

  @Get('journal')
  @Requires('journal.read')
  journal(@CurrentActor() actor: Actor, @Query() query: AuditJournalQuery): Promise<JournalListView> {
    return this.reader.list(actor, query);
  }

  @Get('heads')
  @Requires('journal.read')
  heads(@CurrentActor() actor: Actor): Promise<HeadListView> {
    return this.published.list(actor);
  }

  /** A chain as JSON lines, for `audit verify`; streamed, however long it is. */
  @Get('export')
  @Requires('journal.read')
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string', format: 'binary' } } } })
  async export(@CurrentActor() actor: Actor, @Query() { stream, from }: ExportQuery): Promise<StreamableFile> {
    const pieces = await this.exports.open(actor, stream, from);
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type: 'application/x-ndjson', disposition: `attachment; filename="${stream}.ndjson"` });
  }
}
