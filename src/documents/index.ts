export { ABOUT_HEADER, DocumentAbout } from './document-about.decorator.js';
export { AddDocumentRequest } from './document.dto.js';
export { MAX_BYTES } from './document.vocabulary.js';
export { DocumentsModule } from './documents.module.js';
export { DocumentsService } from './documents.service.js';
