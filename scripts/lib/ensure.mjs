// Runs before anything is installed, possibly under Node 20: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const BIN = join(ROOT, 'node_modules', '.bin');
const INSTALLED = join(ROOT, 'node_modules', '.passerelle-installed');

/** A Node that current libraries accept: the one npm put into node_modules/.bin, or the one that runs us. */
export function node() {
  const local = join(BIN, process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(local) ? local : process.execPath;
}

/** The environment for child processes: node_modules/.bin first, so that every tool finds the right Node. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${BIN}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`, ...extra };
}

export function ensureInstalled() {
  const wanted = digest([join(ROOT, 'package-lock.json')]);
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) return;
  say('installing packages (npm ci); this takes a minute or two the first time');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'the packages could not be installed: is the network there?');
  writeFileSync(INSTALLED, wanted);
}

export function ensureBuilt() {
  build('server', ['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'], 'dist');
  build('web', ['web/src', 'web/index.html', 'web/vite.config.ts', 'web/public', 'web/tsconfig.json', 'package-lock.json'], 'web/dist');
}

function build(name, sources, output) {
  const stamp = join(ROOT, 'node_modules', `.passerelle-built-${name}`);
  const wanted = digest(sources.map((source) => join(ROOT, source)));
  if (existsSync(stamp) && existsSync(join(ROOT, output)) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`building the ${name}`);
  run('npm', ['run', '--silent', `build:${name}`], `the ${name} could not be built`);
  writeFileSync(stamp, wanted);
}

function run(command, args, complaint) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: environment(), shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`passerelle: ${complaint}`);
    process.exit(result.status ?? 1);
  }
}

export function say(text) {
  console.log(`passerelle: ${text}`);
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of filesUnder(path)) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Hands over to another program in the same terminal: its exit code is ours, signals reach it. */
export async function become(command, args, env = environment()) {
  const { spawn } = await import('node:child_process');
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env });
  // Ctrl-C reaches the child from the terminal; the others are passed on. We only wait.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
