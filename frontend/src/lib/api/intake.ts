/** How long the system gets to name the path of a dropped file, in milliseconds. */
const PATH_WAIT = 600;

export interface IntakeTargets {
  path(path: string): void;
  content(name: string, base64: string): void;
  pasted(text: string, html: string): void;
  /** Several files were given where one list is meant. */
  several(count: number): void;
}

/**
 * Receives files and cells from outside. In the program's window one drop is
 * told twice: by the page (content) and by the system (path). The path wins,
 * because only a file with a path can be named and found again; an attachment
 * dragged out of a mail program has none, and then its content is read.
 */
export class Intake {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private lastContent = 0;

  constructor(
    private readonly targets: IntakeTargets,
    private readonly pathsExpected: boolean,
  ) {}

  files(files: readonly File[]): void {
    const file = files[0];
    if (!file) return;
    if (files.length > 1) {
      this.targets.several(files.length);
      return;
    }
    if (!this.pathsExpected) {
      this.read(file);
      return;
    }
    this.stopWaiting();
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.lastContent = Date.now();
      this.read(file);
    }, PATH_WAIT);
  }

  paths(paths: readonly string[]): void {
    const path = paths[0];
    if (!path) return;
    // A path that comes late belongs to the drop whose content was read already.
    if (Date.now() - this.lastContent < PATH_WAIT) return;
    this.stopWaiting();
    if (paths.length > 1) {
      this.targets.several(paths.length);
      return;
    }
    this.targets.path(path);
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

  private stopWaiting(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
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
