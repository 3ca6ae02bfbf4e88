import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Time is injected: a clock that tests cannot move is a clock that nobody has tested. */
const presentInstant = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the injected Clock (src/platform/clock) for the present instant.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Ask the injected Clock (src/platform/clock) for the present instant.' },
  {
    selector: 'MemberExpression[object.name="Date"]:matches([property.name="now"], [property.value="now"])',
    message: 'Ask the injected Clock (src/platform/clock) for the present instant.',
  },
];

/** One typed, checked configuration: a variable read elsewhere is a variable that .env.example does not know. */
const environment = [
  {
    selector: 'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
    message: 'Read the Config (src/platform/config).',
  },
  { selector: 'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]', message: 'Read the Config (src/platform/config).' },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: 'Use the global process, so that its environment can be watched by this lint.' },
];

/** What holds a connection of its own escapes the unit of work, and with it the record scope. */
const ownConnection = [
  ...['InjectRepository', 'InjectDataSource', 'InjectEntityManager'].map((name) => ({
    selector: `:matches(Decorator CallExpression[callee.name="${name}"], ImportSpecifier[imported.name="${name}"])`,
    message: `${name} holds the global manager and escapes the unit of work: inject UnitOfWork.`,
  })),
  {
    selector: 'ImportDeclaration[source.value="typeorm"] > ImportSpecifier[imported.name="DataSource"]',
    message: 'Only src/platform/database opens connections: inject UnitOfWork.',
  },
];

const syntax = (...groups) => ['error', ...groups.flat()];

const typescriptRules = {
  // Neither the compiler nor the presets say that the second of two like cases is never reached.
  'no-duplicate-case': 'error',
  // Nest's modules and some DTOs are empty classes that carry a decorator.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  // A DTO is a class so that OpenAPI can read it; an answer is a plain object of that shape.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // Types that dependency injection reads at run time stay value imports: the rule knows from emitDecoratorMetadata.
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  eqeqeq: 'error',
  'no-console': 'error',
};

const serverAndTests = ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'];

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', 'coverage/**', 'docs/**', 'web/public/**', '**/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: serverAndTests,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: typescriptRules,
  },
  {
    files: ['web/src/**/*.{ts,tsx}', 'web/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './web/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typescriptRules,
      // An event handler that React calls may be async: its refusal is shown by the form, not awaited by React.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 350 }],
      'no-restricted-syntax': syntax(presentInstant, environment, ownConnection),
    },
  },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': syntax(presentInstant) } },
  // The places where what is forbidden elsewhere has its home. A later block replaces the rule, so each lists what still holds.
  { files: ['src/platform/clock/**/*.ts'], rules: { 'no-restricted-syntax': syntax(environment, ownConnection) } },
  // start and with-database pass their environment on to the processes they start.
  { files: ['src/platform/config/**/*.ts', 'src/start.ts', 'src/with-database.ts'], rules: { 'no-restricted-syntax': syntax(presentInstant, ownConnection) } },
  { files: ['src/platform/database/**/*.ts'], rules: { 'no-restricted-syntax': syntax(presentInstant, environment) } },
  // What the operator sees at the terminal is printed, not logged.
  { files: ['src/start.ts', 'src/with-database.ts', 'src/cli.ts', 'src/cli/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // A test is a list: it may be long.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: { 'max-lines': 'off' },
  },

  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.base],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' },
  },
);
