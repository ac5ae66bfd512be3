import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { given } from './browser';

/** Where the cores of a run keep their homes; searched for leaks when all specs are done. */
const homes = join(given('AIOSMAP_E2E_DIR'), 'homes');

/** What is said in the system's dialogs, and where the user's own files lie. */
export class Desk {
  readonly files = mkdtempSync(join(made(given('AIOSMAP_E2E_DIR'), 'files'), 'desk-'));

  /** What the user will choose in the next system dialog of a kind; of documents several, a path a line. */
  willChoose(
    dialog: 'dialog' | 'mal' | 'save' | 'settings' | 'portfolio' | 'map' | 'documents' | 'pdf' | 'shifts',
    path: string,
  ): void {
    writeFileSync(join(this.files, `${dialog}.txt`), path);
  }

  /** What was given last to another program, or to the file manager, to show; empty for nothing. */
  given(to: 'opened' | 'shown'): string {
    const told = join(this.files, `${to}.txt`);
    return existsSync(told) ? readFileSync(told, 'utf8') : '';
  }

  /** A path for a file of the user's. */
  path(name: string): string {
    return join(this.files, name);
  }

  /** A path for what leaves a portfolio closed, or without its Kladblok; searched for secrets when all specs are done. */
  out(name: string): string {
    return join((this.outside ??= mkdtempSync(join(made(given('AIOSMAP_E2E_DIR'), 'uit'), 'desk-'))), name);
  }

  private outside: string | undefined;

  /** Writes a file of the user's and gives its path. */
  put(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }
}

export interface CoreSettings {
  /** The home of an earlier core, to begin where it ended. */
  home?: string;
  /** A computer without a key store. */
  keyless?: boolean;
  /** After how long without a touch a portfolio locks, as Go writes it ("8s"); else ten minutes. */
  idle?: string;
  /** What the IT department fixed: the file beside the program. */
  policy?: Record<string, unknown>;
  desk?: Desk;
}

/** The real core as a program of its own, with its own home. */
export class RunningCore {
  private constructor(
    readonly url: string,
    readonly home: string,
    readonly desk: Desk,
    private readonly settings: CoreSettings,
    private readonly program: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  static async start(settings: CoreSettings = {}): Promise<RunningCore> {
    const home = settings.home ?? mkdtempSync(join(made(homes), 'home-'));
    const desk = settings.desk ?? new Desk();
    const address = `127.0.0.1:${await freePort()}`;
    const env = {
      ...process.env,
      HOME: home,
      TMPDIR: made(home, 'tmp'),
      XDG_DATA_HOME: made(home, 'data'),
      XDG_CACHE_HOME: made(home, 'cache'),
      XDG_CONFIG_HOME: made(home, 'config'),
      AIOSMAP_DATA: made(home, 'data', 'aiosmap'),
      AIOSMAP_E2E_DIR: desk.files,
      AIOSMAP_E2E_KEYS: settings.keyless ? 'none' : made(home, 'keys'),
      AIOSMAP_E2E_IDLE: settings.idle ?? '',
    };
    const program = spawn(
      settings.policy ? programUnder(settings.policy, home) : given('AIOSMAP_E2E_PROGRAM'),
      ['-assetdir', given('AIOSMAP_E2E_ASSETS'), '-devserver', address],
      { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const log = join(home, 'said.txt');
    program.stdout?.on('data', (text: Buffer) => appendFileSync(log, text));
    program.stderr?.on('data', (text: Buffer) => appendFileSync(log, text));
    const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
    const core = new RunningCore(`http://${address}/`, home, desk, settings, program, ended);
    await core.answers();
    return core;
  }

  /** Ends the program as a power cut would. */
  async kill(): Promise<void> {
    this.program.kill('SIGKILL');
    await this.ended;
  }

  /** A core that begins where this one was ended. */
  async again(): Promise<RunningCore> {
    await this.kill();
    return RunningCore.start({ ...this.settings, home: this.home, desk: this.desk });
  }

  private async answers(): Promise<void> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
      if (this.program.exitCode !== null) break;
      try {
        if ((await fetch(this.url)).ok) return;
      } catch {
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(
      `the core does not answer; it said:\n${readFileSync(join(this.home, 'said.txt'), 'utf8')}`,
    );
  }
}

/** The program in a folder of its own, with a policy beside it. */
function programUnder(policy: Record<string, unknown>, home: string): string {
  const folder = made(given('AIOSMAP_E2E_DIR'), 'programs', basename(home));
  const program = join(folder, 'aiosmap');
  if (!existsSync(program)) linkSync(given('AIOSMAP_E2E_PROGRAM'), program);
  writeFileSync(join(folder, 'beleid.json'), JSON.stringify(policy));
  return program;
}

function made(...parts: string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => (at && typeof at === 'object' ? resolve(at.port) : reject(new Error('no port'))));
    });
  });
}
