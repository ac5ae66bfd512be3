export namespace desk {
	
	export interface CellView {
	    value: string;
	    before: string;
	    changed: boolean;
	    state: string;
	    note: string;
	    offer: string;
	    mark: number;
	    cell: string;
	}
	export interface ColumnView {
	    field: string;
	    header: string;
	    label: string;
	    letter: string;
	    constant: boolean;
	}
	export interface ConstantView {
	    column: string;
	    value: string;
	    missing: boolean;
	}
	export interface Counts {
	    rows: number;
	    written: number;
	    leftOut: number;
	    changed: number;
	    suggestions: number;
	    check: number;
	    errors: number;
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
	export interface Failure {
	    code: string;
	    message: string;
	    hint: string;
	}
	export interface MalView {
	    institute: string;
	    name: string;
	    source: string;
	    confirmed: string;
	    constants: ConstantView[];
	    delimiter: string;
	    bom: boolean;
	    changes: string[];
	}
	export interface InstituteView {
	    id: string;
	    name: string;
	    mal: MalView;
	}
	export interface KindView {
	    group: string;
	    code: string;
	    label: string;
	    explain: string;
	    count: number;
	    on: boolean;
	    fixed: boolean;
	    rows: number[];
	}
	export interface Options {
	    sheet: string;
	    headerRow: number;
	    hidden: string;
	    encoding: string;
	    username: string;
	    map: Record<string, string>;
	    malColumn: Record<string, string>;
	    constants: Record<string, string>;
	    accept: string[];
	    noFix: string[];
	    dropRows: number[];
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
	    hiddenChoice: string;
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
	    options: Options;
	}
	
	
	
	export interface RowView {
	    row: number;
	    state: string;
	    cells: CellView[];
	    problems: ProblemView[];
	}
	export interface RowsPage {
	    total: number;
	    from: number;
	    rows: RowView[];
	}
	export interface Saved {
	    path: string;
	    file: string;
	    written: number;
	    leftOut: number[];
	    sha256: string;
	}
	export interface SelftestReport {
	    bound: boolean;
	    csp: string[];
	    rows: number;
	}
	
	
	export interface StartView {
	    list?: ListView;
	    institutes: InstituteView[];
	    institute: string;
	    version: string;
	    selftest: boolean;
	    failure?: Failure;
	}

}

