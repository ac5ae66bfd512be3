import type { IssuedView, PaperPreview, PapersView } from '../../lib/api/hap-types';
import type { DocumentLine, DocumentTarget } from '../../lib/api/documents-types';
import type { Given } from '../documents/documents.svelte';
import type { Portfolio } from '../portfolio/portfolio.svelte';
import { dayInWords } from './words';

const asScorion: DocumentTarget = { folder: '', form: '', as: 'scorion', of: '' };

/** The document for the HAP: how it would look, and those that were made. */
export class Papers {
  preview: PaperPreview | undefined = $state.raw();
  list: PapersView | undefined = $state.raw();
  /** The declarations that were chosen for it; none while it holds what holds of each role. */
  private only: readonly string[] = [];
  private turn = 0;

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.papers;
  }

  async load(): Promise<void> {
    await Promise.all([this.look(), this.loadList(), this.portfolio.hap.load()]);
  }

  /** Puts a declaration on the document or takes it off; the last one stays. */
  async put(id: string, on: boolean): Promise<void> {
    const now = this.preview?.declarations.filter((d) => d.on).map((d) => d.id) ?? [];
    const next = on ? [...now, id] : now.filter((one) => one !== id);
    if (next.length === 0) {
      this.portfolio.tell('Er moet ten minste één bekwaamheidsverklaring op het document staan.');
      return;
    }
    this.only = next;
    await this.look();
  }

  /** Makes the document in Mijn rapportages. */
  async issue(): Promise<IssuedView | undefined> {
    const made = await this.portfolio.run('Document maken', () => this.core.Issue([...this.only]));
    if (!made) return undefined;
    await Promise.all([this.loadList(), this.look()]);
    this.portfolio.tell(`‘${made.issued.document.name}’ staat in Mijn rapportages.`);
    return made;
  }

  /** Opens it in the system's own program, which can print. */
  async print(line: DocumentLine): Promise<void> {
    const done = await this.portfolio.run('Openen', async () => {
      await this.portfolio.core.documents.Open(line.id);
      return true;
    });
    if (done)
      this.portfolio.tell('De PDF staat open in het PDF-programma van je computer. Druk hem daar af.');
  }

  async saveAs(line: DocumentLine): Promise<void> {
    const saved = await this.portfolio.run('Opslaan', () => this.portfolio.core.documents.SaveAs(line.id));
    if (saved?.path) this.portfolio.tell(`Opgeslagen als ${saved.path}. Dat bestand is niet versleuteld.`);
  }

  /** Scorion's own PDF: dropped, or chosen in the system's dialog. */
  async takeScorion(given?: Given): Promise<void> {
    const { documents } = this.portfolio;
    const added = await (given ? documents.add(given, asScorion) : documents.pick(asScorion));
    const [first] = added;
    if (!first) return;
    await this.loadList();
    this.portfolio.tell(`De PDF uit Scorion is bewaard op ${dayInWords(first.added)}.`);
  }

  /** The signed copy of a document: dropped, or chosen in the system's dialog. */
  async takeSigned(document: DocumentLine, given?: Given): Promise<void> {
    const { documents } = this.portfolio;
    const target: DocumentTarget = { folder: '', form: '', as: 'signed', of: document.id };
    const added = await (given ? documents.add(given, target) : documents.pick(target));
    if (added.length === 0) return;
    await this.loadList();
    this.portfolio.tell('Het getekende exemplaar is teruggeplaatst. Dat gaat voortaan mee.');
  }

  async remove(line: DocumentLine): Promise<void> {
    if (!(await this.portfolio.documents.remove([line]))) return;
    await this.loadList();
    const { removed } = this.portfolio;
    if (!removed) return;
    this.portfolio.removed = {
      ...removed,
      undo: async () => {
        await removed.undo();
        await this.loadList();
      },
    };
  }

  async loadList(): Promise<void> {
    const list = await this.portfolio.ask(() => this.core.List());
    if (list) this.list = list;
  }

  private async look(): Promise<void> {
    const turn = ++this.turn;
    const preview = await this.portfolio.ask(() => this.core.Preview([...this.only]));
    // Of two choices shortly after each other the last one counts.
    if (preview && turn === this.turn) this.preview = preview;
  }
}
