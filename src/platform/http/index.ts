export { ACCESS, Public, SignedIn } from './access.decorator.js';
export { ChoiceField, CodeField, IdField, KnownTimeField, TextField, WholeNumberField } from './fields.js';
export { InvalidFields } from './invalid-fields.js';
export { NotIdempotent } from './not-idempotent.decorator.js';
export { ProblemFilter } from './problem.filter.js';
export { mustBeReadable } from './readable.js';
export { RequestContextInterceptor } from './request-context.interceptor.js';
export { PERMISSIONS_POLICY, refuseUnroutable } from './unroutable.js';
