import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One destroyed key: no name, and nothing that leads to one without the database. */
export interface DestroyedKey {
  readonly caseId: string;
  readonly erasureId: string;
  /** ISO 8601, UTC */
  readonly at: string;
  /** SHA-256 of the wrapped key in hexadecimal; null where the child had none */
  readonly fingerprint: string | null;
}

/**
 * The list of destroyed keys outside the database: JSON lines, only ever added to, on disk before an erasure counts as done. A backup
 * that is older than an erasure knows nothing of it; this list does (docs/adr/0020).
 */
export class ErasureList {
  constructor(readonly path: string) {}

  /** @throws when a line cannot be read: a list that cannot be trusted whole protects nobody */
  async read(): Promise<DestroyedKey[]> {
    const text = await this.text();
    const whole = text.slice(0, text.lastIndexOf('\n') + 1); // what a crash cut short was never counted as done
    return whole
      .split('\n')
      .slice(0, -1)
      .map((line, index) => parse(line, `${this.path}, line ${String(index + 1)}`));
  }

  /** Returns once the disk has it. Does nothing when the case is listed already. */
  async add(entry: DestroyedKey): Promise<void> {
    if ((await this.read()).some(({ caseId }) => caseId === entry.caseId)) return;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a+', 0o600);
    try {
      await dropUnfinishedLine(file);
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(this.path));
  }

  private async text(): Promise<string> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''; // nothing has been erased yet
      throw error;
    }
  }
}

async function dropUnfinishedLine(file: FileHandle): Promise<void> {
  const bytes = await file.readFile();
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) await file.truncate(end);
}

/** A new file is there after a power cut only when its folder says so. Windows knows no such thing, and opens no folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function parse(line: string, where: string): DestroyedKey {
  let read: Partial<DestroyedKey>;
  try {
    read = JSON.parse(line) as Partial<DestroyedKey>;
  } catch {
    throw new Error(`${where}: not a line of the list of destroyed keys`);
  }
  const { caseId = '', erasureId = '', at = '', fingerprint = null } = read;
  if (!UUID.test(caseId) || !UUID.test(erasureId) || Number.isNaN(Date.parse(at)) || (fingerprint !== null && !/^[0-9a-f]{64}$/.test(fingerprint))) {
    throw new Error(`${where}: not a line of the list of destroyed keys`);
  }
  return { caseId, erasureId, at, fingerprint };
}
