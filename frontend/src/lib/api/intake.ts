/** How long the system gets to name the path of a dropped file, in milliseconds. */
const PATH_WAIT = 600;

export interface IntakeTargets {
  path(path: string): void;
  content(name: string, base64: string): void;
  pasted(text: string, html: string): void;
  /** Several files were given where one list is meant. */
  several(count: number): void;
}

/** Takes what was dropped, in one of its two shapes. */
export interface DropTargets {
  paths(paths: readonly string[]): void;
  files(files: readonly File[]): void;
}

/**
 * In the program's window one drop is told twice: by the page (content) and by
 * the system (paths). The paths win, because only a file with a path can be
 * named and found again; an attachment dragged out of a mail program has none,
 * and then its content is read.
 */
export class TwiceTold {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private lastContent = 0;

  constructor(
    private readonly targets: DropTargets,
    private readonly pathsExpected: boolean,
  ) {}

  files(files: readonly File[]): void {
    if (files.length === 0) return;
    if (!this.pathsExpected) {
      this.targets.files(files);
      return;
    }
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.lastContent = Date.now();
      this.targets.files(files);
    }, PATH_WAIT);
  }

  paths(paths: readonly string[]): void {
    if (paths.length === 0) return;
    // Paths that come late belong to the drop whose content was read already.
    if (Date.now() - this.lastContent < PATH_WAIT) return;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.targets.paths(paths);
  }
}

/** Receives files and cells from outside where one list is meant. */
export class Intake {
  private readonly told: TwiceTold;

  constructor(
    private readonly targets: IntakeTargets,
    pathsExpected: boolean,
  ) {
    this.told = new TwiceTold(
      {
        paths: ([path, ...more]) => {
          if (path !== undefined && more.length === 0) this.targets.path(path);
          else this.targets.several(more.length + 1);
        },
        files: ([file, ...more]) => {
          if (file && more.length === 0) this.read(file);
          else this.targets.several(more.length + 1);
        },
      },
      pathsExpected,
    );
  }

  files(files: readonly File[]): void {
    this.told.files(files);
  }

  paths(paths: readonly string[]): void {
    this.told.paths(paths);
  }

  clipboard(data: DataTransfer | null): boolean {
    if (!data) return false;
    if (data.files.length > 0 && data.getData('text/plain') === '') {
      const [first] = data.files;
      if (first) this.read(first);
      return true;
    }
    const text = data.getData('text/plain');
    const html = data.getData('text/html');
    if (text.trim() === '' && html.trim() === '') return false;
    this.targets.pasted(text, html);
    return true;
  }

  private read(file: File): void {
    void toBase64(file).then((content) => this.targets.content(file.name, content));
  }
}

/** The bytes of a file as base64, the shape in which Wails takes bytes. */
export async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In slices, because a call with millions of arguments overflows the stack.
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}
