export { ACCESS, Public, SignedIn } from './access.decorator.js';
export { ChoiceField, CodeField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from './fields.js';
export { acceptBytes, BytesBody } from './bytes-body.decorator.js';
export { InvalidFields } from './invalid-fields.js';
export { NotIdempotent } from './not-idempotent.decorator.js';
export { sentenceOf } from './problem-catalog.js';
export { ProblemFilter } from './problem.filter.js';
export { RequestContextInterceptor } from './request-context.interceptor.js';
export { validation } from './validation.js';
