export namespace desk {
	
	export interface BackupView {
	    path: string;
	    folder: string;
	    made: string;
	    size: number;
	    second: boolean;
	    verified: boolean;
	}
	export interface Failure {
	    code: string;
	    message: string;
	    hint: string;
	}
	export interface InstitutePlace {
	    id: string;
	    name: string;
	    zNumbers: boolean;
	}
	export interface AccountView {
	    name: string;
	    userName: string;
	    kind: string;
	    institute: string;
	    institutes: InstitutePlace[];
	    email: string;
	    path: string;
	    size: number;
	    spare: number;
	    idle: number;
	    idleChoices: number[];
	    system: string;
	    useLogin: boolean;
	    secondPlace: string;
	    secondDoubt?: Failure;
	    backup?: BackupView;
	    changed: boolean;
	    readOnly: boolean;
	}
	export interface NewValue {
	    row: number;
	    field: string;
	    value: string;
	}
	export interface Action {
	    do: string;
	    kind: string;
	    rows: number[];
	    cells: NewValue[];
	    name: string;
	    value: string;
	    reading: number;
	}
	export interface FieldProblem {
	    field: string;
	    message: string;
	    warning: boolean;
	}
	export interface PeriodView {
	    label: string;
	    from: string;
	    to: string;
	    done: number;
	    norm: number;
	    now: boolean;
	}
	export interface ProgressView {
	    stage: string;
	    norm: number;
	    done: number;
	    periods: PeriodView[];
	}
	export interface ShiftLine {
	    id: string;
	    title: string;
	    state: string;
	    date: string;
	    begin: string;
	    end: string;
	    overnight: boolean;
	    post: string;
	    role: string;
	    stage: string;
	    supervision: string;
	    note: string;
	    doubts: string[];
	    scorion: string;
	    scorionAt: string;
	    changed: string;
	}
	export interface ApprovalLine {
	    id: string;
	    title: string;
	    state: string;
	    stage: string;
	    date: string;
	    trainer: string;
	    note: string;
	    confirmed?: ConfirmedView;
	    withdrawn?: WithdrawnView;
	    scorion: string;
	    scorionAt: string;
	    signed?: DocumentLine;
	    changed: string;
	    doubt: boolean;
	}
	export interface StageView {
	    stage: string;
	    known: boolean;
	    items: ApprovalLine[];
	}
	export interface DocumentLine {
	    id: string;
	    name: string;
	    folder: string;
	    type: string;
	    show: string;
	    size: number;
	    added: string;
	    origin: string;
	    form: string;
	    formTitle: string;
	    of: string;
	    signed: string;
	    number: string;
	    withdrawn: boolean;
	}
	export interface WithdrawnView {
	    on: string;
	    reason: string;
	}
	export interface ConfirmedView {
	    name: string;
	    big: string;
	    on: string;
	}
	export interface DeclarationLine {
	    id: string;
	    title: string;
	    state: string;
	    role: string;
	    date: string;
	    post: string;
	    stage: string;
	    trainer: string;
	    capacity: string;
	    note: string;
	    confirmed?: ConfirmedView;
	    withdrawn?: WithdrawnView;
	    scorion: string;
	    scorionAt: string;
	    signed?: DocumentLine;
	    changed: string;
	    doubt: boolean;
	}
	export interface RoleView {
	    role: string;
	    known: boolean;
	    items: DeclarationLine[];
	}
	export interface PracticeView {
	    name: string;
	    phone: string;
	}
	export interface StageSetting {
	    name: string;
	    norm: number;
	    start: string;
	    end: string;
	}
	export interface PostPlace {
	    name: string;
	    email: string;
	    phone: string;
	}
	export interface HapSettings {
	    big: string;
	    roles: string[];
	    supervision: string[];
	    posts: PostPlace[];
	    stages: StageSetting[];
	    perQuarter: number;
	    practice: PracticeView;
	}
	export interface HapView {
	    settings: HapSettings;
	    roles: RoleView[];
	    approvals: StageView[];
	    shifts: ShiftLine[];
	    progress: ProgressView[];
	    missing: string[];
	    next: Record<string, string>;
	    people: string[];
	}
	export interface AddedShift {
	    view?: HapView;
	    id: string;
	    problems: FieldProblem[];
	}
	export interface RefusedFile {
	    name: string;
	    failure: Failure;
	}
	export interface FolderView {
	    id: string;
	    name: string;
	    parent: string;
	    fixed: boolean;
	    form: string;
	    documents: number;
	    size: number;
	}
	export interface DocumentsView {
	    folders: FolderView[];
	    documents: DocumentLine[];
	    used: number;
	    most: number;
	    mostOne: number;
	}
	export interface AddedView {
	    view?: DocumentsView;
	    added: DocumentLine[];
	    refused: RefusedFile[];
	    stopped: boolean;
	}
	export interface PersonView {
	    row: number;
	    rowLabel: string;
	    name: string;
	    username: string;
	}
	export interface AnswerView {
	    kind: string;
	    people: PersonView[];
	    leftOut: PersonView[];
	    headerCounted: PersonView[];
	    headerLeftOut: PersonView[];
	    noMatch: string[];
	    cut: boolean;
	}
	
	
	export interface SampleView {
	    row: number;
	    name: string;
	    bigNr: string;
	    why: string;
	}
	export interface PlaceView {
	    row: number;
	    rowLabel: string;
	    field: string;
	    cell: string;
	    name: string;
	    before: string;
	    after: string;
	    message: string;
	    answer: string;
	    index: number;
	}
	export interface BeforeView {
	    guesses: PlaceView[];
	    more: number;
	    sample: SampleView[];
	    addresses: string;
	    mal: string;
	    malOld: boolean;
	    expected: number;
	    written: number;
	}
	export interface RunView {
	    text: string;
	    bold: boolean;
	    italic: boolean;
	}
	export interface BlockView {
	    kind: string;
	    start: number;
	    lines: RunView[][];
	}
	export interface MatterView {
	    title: string;
	    count: number;
	    cells: string[];
	}
	export interface CSVView {
	    file: string;
	    path: string;
	    state: string;
	    date: string;
	    rows: number;
	    message: string;
	    matters: MatterView[];
	    remaining: number;
	}
	export interface CellView {
	    value: string;
	    before?: string;
	    changed?: boolean;
	    state?: string;
	    offer?: string;
	    offered?: boolean;
	    mark?: number;
	}
	export interface ChangeView {
	    kind: string;
	    label: string;
	    explain: string;
	    group: string;
	    field: string;
	    cell: string;
	    before: string;
	    after: string;
	    answer: string;
	    fixed: boolean;
	}
	export interface FieldChange {
	    label: string;
	    before: string;
	    now: string;
	}
	export interface ChangedPerson {
	    person: PersonView;
	    fields: FieldChange[];
	}
	export interface CheckItem {
	    id: string;
	    title: string;
	    explain: string;
	    done: boolean;
	    date: string;
	}
	export interface Choice {
	    value: string;
	    label: string;
	}
	export interface ChoicesView {
	    hidden: string;
	    encoding: string;
	    username: string;
	    expected: number;
	}
	export interface CodeView {
	    groups: string[];
	    made: string;
	}
	export interface ColumnView {
	    field: string;
	    header: string;
	    label: string;
	    letter: string;
	    constant: boolean;
	    locked: string;
	    choices: Choice[];
	}
	export interface ComparisonView {
	    file: string;
	    new: PersonView[];
	    unchanged: number;
	    changed: ChangedPerson[];
	    gone: PersonView[];
	    notes: string[];
	}
	
	export interface ConstantView {
	    column: string;
	    value: string;
	    missing: boolean;
	    known: boolean;
	    example: string;
	    where: string;
	}
	export interface CopyLine {
	    label: string;
	    value: string;
	}
	export interface Counts {
	    rows: number;
	    written: number;
	    leftOut: number;
	    aside: number;
	    changed: number;
	    suggestions: number;
	    check: number;
	    errors: number;
	}
	
	export interface DefinitionChoice {
	    id: string;
	    title: string;
	    purpose: string;
	}
	export interface FieldChoice {
	    value: string;
	    label: string;
	}
	export interface FieldView {
	    id: string;
	    label: string;
	    help: string;
	    kind: string;
	    required: boolean;
	    choices: FieldChoice[];
	    unit: string;
	    maxLength: number;
	    list: string;
	    options: string[];
	    act: string;
	}
	export interface DefinitionView {
	    id: string;
	    version: number;
	    title: string;
	    purpose: string;
	    fields: FieldView[];
	}
	export interface PartView {
	    what: string;
	    text: string;
	}
	export interface DifferenceView {
	    field: string;
	    label: string;
	    parts: PartView[];
	}
	
	export interface DocumentTarget {
	    folder: string;
	    form: string;
	    as: string;
	    of: string;
	}
	
	export interface DossierChoice {
	    id: string;
	    name: string;
	}
	export interface FormLine {
	    id: string;
	    title: string;
	    kind: string;
	    state: string;
	    final: boolean;
	    changed: string;
	    concept: boolean;
	    conflict: boolean;
	    doubt: boolean;
	    required: number;
	    filled: number;
	}
	export interface DossierView {
	    id: string;
	    name: string;
	    own: boolean;
	    closed: boolean;
	    forms: FormLine[];
	}
	export interface DossiersView {
	    dossiers: DossierView[];
	    definitions: DefinitionChoice[];
	}
	export interface EncodingChoice {
	    name: string;
	    label: string;
	    sample: string;
	}
	export interface EncodingView {
	    name: string;
	    label: string;
	    guessed: boolean;
	    choices: EncodingChoice[];
	}
	
	
	
	
	
	
	export interface VersionView {
	    id: string;
	    time: string;
	    state: string;
	    author: string;
	    values: Record<string, string>;
	    differences: DifferenceView[];
	    doubts: Failure[];
	}
	export interface FormHistoryView {
	    title: string;
	    versions: VersionView[];
	}
	
	export interface IssuedLine {
	    document: DocumentLine;
	    number: string;
	    made: string;
	    roles: string[];
	    withdrawn: string[];
	    outdated: boolean;
	    signed?: DocumentLine;
	    mail: string;
	    sent: string;
	}
	export interface FormView {
	    id: string;
	    title: string;
	    dossier: string;
	    state: string;
	    saved: string;
	    kept: string;
	    versions: number;
	    definition: DefinitionView;
	    values: Record<string, string>;
	    problems: FieldProblem[];
	    people: string[];
	    dossiers: DossierChoice[];
	    conflict: VersionView[];
	    removed: boolean;
	    foreign: boolean;
	    doubts: Failure[];
	    final: boolean;
	    copyable: boolean;
	    scorion: string;
	    scorionAt: string;
	    attachments: DocumentLine[];
	    signed?: DocumentLine;
	    issued: IssuedLine[];
	}
	export interface FrameView {
	    id: string;
	    name: string;
	    userName: string;
	    institute: string;
	    path: string;
	    backup: string;
	    readOnly: boolean;
	    doubts: Failure[];
	    place: string;
	    idle: number;
	}
	
	
	export interface HistoryView {
	    canUndo: boolean;
	    canRedo: boolean;
	    undo: string;
	    redo: string;
	    steps: number;
	}
	export interface MarkView {
	    text: string;
	    hit: boolean;
	}
	export interface HitView {
	    form: string;
	    title: string;
	    kind: string;
	    dossier: string;
	    state: string;
	    final: boolean;
	    changed: string;
	    field: string;
	    parts: MarkView[];
	}
	
	export interface MalView {
	    institute: string;
	    name: string;
	    source: string;
	    confirmed: string;
	    constants: ConstantView[];
	    delimiter: string;
	    bom: boolean;
	    username: string;
	    version: number;
	    old: boolean;
	    changes: string[];
	}
	export interface InstituteView {
	    id: string;
	    name: string;
	    mal: MalView;
	}
	
	export interface IssuedView {
	    issued: IssuedLine;
	    again: boolean;
	}
	export interface JobView {
	    id: string;
	    file: string;
	    saved: string;
	    rows: number;
	    stage: string;
	    unreadable: boolean;
	}
	export interface KeptView {
	    at: string;
	    problems: FieldProblem[];
	}
	export interface KindView {
	    group: string;
	    code: string;
	    label: string;
	    explain: string;
	    count: number;
	    open: number;
	    taken: number;
	    left: number;
	    answer: string;
	    fixed: boolean;
	}
	export interface KnownSigner {
	    fingerprint: string;
	    since: string;
	}
	export interface LastView {
	    date: string;
	    institute: string;
	    written: number;
	    leftOut: number;
	    open: string[];
	}
	export interface LeftoverView {
	    id: string;
	    file: string;
	    folder: string;
	    date: string;
	    rows: number;
	    state: string;
	    message: string;
	}
	export interface LetterForm {
	    id: string;
	    document: string;
	    to: string;
	    subject: string;
	    text: string;
	}
	export interface LetterView {
	    id: string;
	    document?: DocumentLine;
	    to: string;
	    subject: string;
	    text: string;
	    made: string;
	    sent: string;
	    posts: PostPlace[];
	    doubts: string[];
	}
	export interface WrittenView {
	    path: string;
	    file: string;
	    folder: string;
	    date: string;
	    written: number;
	    leftOut: string[];
	    aside: string[];
	    state: string;
	    message: string;
	    uploads: number;
	}
	export interface ProblemView {
	    code: string;
	    severity: string;
	    row: number;
	    column: string;
	    cell: string;
	    value: string;
	    message: string;
	    hint: string;
	}
	export interface SourceColumn {
	    letter: string;
	    header: string;
	    field: string;
	    fieldLabel: string;
	    how: string;
	    hidden: boolean;
	}
	export interface SheetView {
	    name: string;
	    hidden: boolean;
	    rows: number;
	}
	export interface ListView {
	    file: string;
	    path: string;
	    format: string;
	    sheet: string;
	    sheets: SheetView[];
	    headerRow: number;
	    encoding?: EncodingView;
	    hiddenRows: number;
	    hiddenColumns: string[];
	    sourceColumns: SourceColumn[];
	    mal: MalView;
	    columns: ColumnView[];
	    counts: Counts;
	    kinds: KindView[];
	    general: ProblemView[];
	    canSave: boolean;
	    whyNot: string;
	    saveLabel: string;
	    choices: ChoicesView;
	    history: HistoryView;
	    reading: number;
	    source: string;
	    kept: boolean;
	    written?: WrittenView;
	    checklist: CheckItem[];
	}
	export interface LockedView {
	    id: string;
	    name: string;
	    userName: string;
	    login: boolean;
	}
	export interface LooseApproval {
	    stage: string;
	    date: string;
	    trainer: string;
	}
	export interface LooseDeclaration {
	    role: string;
	    post: string;
	    date: string;
	    stage: string;
	    trainer: string;
	    capacity: string;
	    note: string;
	}
	export interface LooseShifts {
	    stage: string;
	    done: string;
	    norm: string;
	    first: string;
	    last: string;
	}
	export interface LooseForm {
	    institute: string;
	    name: string;
	    big: string;
	    stage: string;
	    practice: PracticeView;
	    declarations: LooseDeclaration[];
	    approvals: LooseApproval[];
	    shifts: LooseShifts[];
	}
	export interface LoosePreview {
	    pdf: string;
	    fileName: string;
	    problems: FieldProblem[];
	}
	
	export interface LooseStart {
	    form: LooseForm;
	    institutes: InstitutePlace[];
	    roles: string[];
	    stages: StageSetting[];
	}
	export interface MailView {
	    to: string;
	    subject: string;
	    body: string;
	    note: string;
	    count: number;
	}
	export interface MalVersionView {
	    version: number;
	    confirmed: string;
	    changes: string[];
	    newest: boolean;
	}
	
	
	
	export interface MovedView {
	    what: string;
	    theirs: string;
	    ours: string;
	}
	export interface NewPortfolioForm {
	    name: string;
	    userName: string;
	    institute: string;
	    email: string;
	    password: string;
	}
	
	export interface Opened {
	    list?: ListView;
	    csv?: CSVView;
	    say: string;
	}
	export interface PortfolioFileView {
	    id: string;
	    state: string;
	    path: string;
	    modified: string;
	    size: number;
	    failures: number;
	    locked: boolean;
	    login: boolean;
	    readOnly: boolean;
	    backups: number;
	    newest: string;
	    matter?: Failure;
	}
	export interface OpeningView {
	    institutes: InstitutePlace[];
	    files: PortfolioFileView[];
	    system: string;
	    folder: string;
	    doubt?: Failure;
	}
	export interface PageText {
	    id: string;
	    text: string;
	    changed: string;
	}
	export interface PageView {
	    id: string;
	    title: string;
	    excerpt: string;
	    changed: string;
	}
	export interface PaperChoice {
	    id: string;
	    role: string;
	    date: string;
	    state: string;
	    on: boolean;
	}
	export interface PaperPreview {
	    pdf: string;
	    fileName: string;
	    missing: string[];
	    doubts: string[];
	    issued?: IssuedLine;
	    declarations: PaperChoice[];
	}
	export interface PapersView {
	    scorion: DocumentLine[];
	    issued: IssuedLine[];
	}
	
	
	
	
	
	
	export interface PostView {
	    letters: LetterView[];
	}
	
	
	
	export interface RecentView {
	    path: string;
	    file: string;
	    folder: string;
	    there: boolean;
	}
	
	export interface RemovedView {
	    id: string;
	    what: string;
	    title: string;
	    dossier: string;
	    removed: string;
	}
	
	export interface RowDetail {
	    row: number;
	    label: string;
	    name: string;
	    state: string;
	    out: string;
	    typed: boolean;
	    changes: ChangeView[];
	    problems: ProblemView[];
	}
	export interface RowView {
	    row: number;
	    label?: string;
	    state: string;
	    cells: CellView[];
	}
	export interface RowsPage {
	    total: number;
	    from: number;
	    rows: RowView[];
	}
	export interface RuleView {
	    id: string;
	    words: string;
	    met: boolean;
	}
	
	
	export interface Saved {
	    path: string;
	    file: string;
	    written: number;
	    leftOut: number[];
	    aside: number[];
	    sha256: string;
	}
	export interface SearchView {
	    hits: HitView[];
	    more: number;
	}
	export interface SelftestReport {
	    bound: boolean;
	    csp: string[];
	    rows: number;
	    ran: boolean;
	}
	export interface SessionView {
	    allowed: boolean;
	    frame?: FrameView;
	    locked?: LockedView;
	}
	export interface SettingsKept {
	    view?: HapView;
	    problems: FieldProblem[];
	}
	export interface SettingsView {
	    dataFolder: string;
	    keeps: boolean;
	    policy: string[];
	    policyFile: string;
	    recentsOff: boolean;
	    foreign: number;
	    shared: string;
	    sharedFixed: boolean;
	    sharedNews: string[];
	    doubt?: Failure;
	}
	
	export interface ShiftAction {
	    do: string;
	    kind: string;
	    rows: number[];
	    cells: NewValue[];
	    name: string;
	    value: string;
	}
	export interface ShiftColumn {
	    field: string;
	    label: string;
	    required: boolean;
	    header: string;
	    letter: string;
	    options: string[];
	    fill: string;
	}
	export interface ShiftCounts {
	    rows: number;
	    take: number;
	    out: number;
	    double: number;
	    changed: number;
	    suggestions: number;
	    check: number;
	    errors: number;
	}
	
	export interface ShiftRow {
	    row: number;
	    label?: string;
	    state: string;
	    cells: CellView[];
	    out: string;
	    double: boolean;
	    problems: ProblemView[];
	    changes: ChangeView[];
	}
	export interface ShiftListView {
	    file: string;
	    path: string;
	    format: string;
	    sheet: string;
	    sheets: SheetView[];
	    headerRow: number;
	    hiddenRows: number;
	    sourceColumns: SourceColumn[];
	    columns: ShiftColumn[];
	    counts: ShiftCounts;
	    kinds: KindView[];
	    general: ProblemView[];
	    rows: ShiftRow[];
	    history: HistoryView;
	    canTake: boolean;
	    whyNot: string;
	    takeLabel: string;
	}
	
	export interface ShiftsTaken {
	    ids: string[];
	    view?: HapView;
	}
	
	
	
	export interface StartView {
	    list?: ListView;
	    csv?: CSVView;
	    institutes: InstituteView[];
	    institute: string;
	    version: string;
	    jobs: JobView[];
	    recents: RecentView[];
	    leftovers: LeftoverView[];
	    last?: LastView;
	    settings: SettingsView;
	    selftest: boolean;
	    failure?: Failure;
	}
	export interface UserNameView {
	    canonical: string;
	    kind: string;
	    problem?: Failure;
	    doubt?: Failure;
	}
	export interface VerifiedLine {
	    role: string;
	    date: string;
	    post: string;
	    trainer: string;
	    confirmed: boolean;
	    withdrawn: string;
	}
	export interface VerifyView {
	    file: string;
	    state: string;
	    signer: string;
	    fingerprint: string;
	    since: string;
	    words: string;
	    hint: string;
	    number: string;
	    made: string;
	    name: string;
	    big: string;
	    institute: string;
	    practice: PracticeView;
	    declarations: VerifiedLine[];
	    withdrawn: string[];
	}
	
	

}

