import { readFileSync } from 'node:fs';

interface Reference {
  readonly $ref: string;
}
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
}
interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Reference }; readonly 'application/octet-stream'?: object } };
  readonly responses: Readonly<Record<string, unknown>>;
}
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A route of docs/openapi.json. */
export interface Route {
  /** As the matrix names it: 'GET /api/cases/{id}'. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  /** Names in the path. */
  readonly params: readonly string[];
  readonly query: readonly string[];
  readonly body: Schema | undefined;
  /** A file instead of JSON. */
  readonly takesBytes: boolean;
  readonly responses: unknown;
}

const { paths, components } = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

export const SCHEMAS = components.schemas;

export const CONTRACT: readonly Route[] = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => {
    const body = operation.requestBody?.content['application/json']?.schema;
    return {
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Method,
      path,
      params: [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''),
      query: operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
      body: body && SCHEMAS[nameOf(body.$ref)],
      takesBytes: operation.requestBody?.content['application/octet-stream'] !== undefined,
      responses: operation.responses,
    };
  }),
);

/** Schemas that answers are made of, by name. */
export function schemasOfAnswers(): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('$ref' in value && typeof value.$ref === 'string') {
      const name = nameOf(value.$ref);
      const schema = SCHEMAS[name];
      if (schema !== undefined && !found.has(name)) {
        found.set(name, schema);
        walk(schema);
      }
      return;
    }
    Object.values(value).forEach(walk);
  };
  for (const route of CONTRACT) walk(route.responses);
  return found;
}

export function resolved(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (SCHEMAS[nameOf(schema.$ref)] ?? schema);
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
