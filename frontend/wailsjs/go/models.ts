export namespace desk {
	
	export class CellView {
	    value: string;
	    before: string;
	    changed: boolean;
	    state: string;
	    note: string;
	    offer: string;
	    mark: number;
	    cell: string;
	
	    static createFrom(source: any = {}) {
	        return new CellView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.before = source["before"];
	        this.changed = source["changed"];
	        this.state = source["state"];
	        this.note = source["note"];
	        this.offer = source["offer"];
	        this.mark = source["mark"];
	        this.cell = source["cell"];
	    }
	}
	export class ColumnView {
	    field: string;
	    header: string;
	    label: string;
	    letter: string;
	    constant: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ColumnView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.header = source["header"];
	        this.label = source["label"];
	        this.letter = source["letter"];
	        this.constant = source["constant"];
	    }
	}
	export class ConstantView {
	    column: string;
	    value: string;
	    missing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ConstantView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.column = source["column"];
	        this.value = source["value"];
	        this.missing = source["missing"];
	    }
	}
	export class Counts {
	    rows: number;
	    written: number;
	    leftOut: number;
	    changed: number;
	    suggestions: number;
	    check: number;
	    errors: number;
	
	    static createFrom(source: any = {}) {
	        return new Counts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = source["rows"];
	        this.written = source["written"];
	        this.leftOut = source["leftOut"];
	        this.changed = source["changed"];
	        this.suggestions = source["suggestions"];
	        this.check = source["check"];
	        this.errors = source["errors"];
	    }
	}
	export class EncodingChoice {
	    name: string;
	    label: string;
	    sample: string;
	
	    static createFrom(source: any = {}) {
	        return new EncodingChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	        this.sample = source["sample"];
	    }
	}
	export class EncodingView {
	    name: string;
	    label: string;
	    guessed: boolean;
	    choices: EncodingChoice[];
	
	    static createFrom(source: any = {}) {
	        return new EncodingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	        this.guessed = source["guessed"];
	        this.choices = this.convertValues(source["choices"], EncodingChoice);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Failure {
	    code: string;
	    message: string;
	    hint: string;
	
	    static createFrom(source: any = {}) {
	        return new Failure(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	    }
	}
	export class MalView {
	    institute: string;
	    name: string;
	    source: string;
	    confirmed: string;
	    constants: ConstantView[];
	    delimiter: string;
	    bom: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MalView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.institute = source["institute"];
	        this.name = source["name"];
	        this.source = source["source"];
	        this.confirmed = source["confirmed"];
	        this.constants = this.convertValues(source["constants"], ConstantView);
	        this.delimiter = source["delimiter"];
	        this.bom = source["bom"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InstituteView {
	    id: string;
	    name: string;
	    mal: MalView;
	
	    static createFrom(source: any = {}) {
	        return new InstituteView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.mal = this.convertValues(source["mal"], MalView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class KindView {
	    group: string;
	    code: string;
	    label: string;
	    explain: string;
	    count: number;
	    on: boolean;
	    fixed: boolean;
	    rows: number[];
	
	    static createFrom(source: any = {}) {
	        return new KindView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.group = source["group"];
	        this.code = source["code"];
	        this.label = source["label"];
	        this.explain = source["explain"];
	        this.count = source["count"];
	        this.on = source["on"];
	        this.fixed = source["fixed"];
	        this.rows = source["rows"];
	    }
	}
	export class Options {
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
	
	    static createFrom(source: any = {}) {
	        return new Options(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sheet = source["sheet"];
	        this.headerRow = source["headerRow"];
	        this.hidden = source["hidden"];
	        this.encoding = source["encoding"];
	        this.username = source["username"];
	        this.map = source["map"];
	        this.malColumn = source["malColumn"];
	        this.constants = source["constants"];
	        this.accept = source["accept"];
	        this.noFix = source["noFix"];
	        this.dropRows = source["dropRows"];
	    }
	}
	export class ProblemView {
	    code: string;
	    severity: string;
	    row: number;
	    column: string;
	    cell: string;
	    value: string;
	    message: string;
	    hint: string;
	
	    static createFrom(source: any = {}) {
	        return new ProblemView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.row = source["row"];
	        this.column = source["column"];
	        this.cell = source["cell"];
	        this.value = source["value"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	    }
	}
	export class SourceColumn {
	    letter: string;
	    header: string;
	    field: string;
	    fieldLabel: string;
	    how: string;
	    hidden: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SourceColumn(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.letter = source["letter"];
	        this.header = source["header"];
	        this.field = source["field"];
	        this.fieldLabel = source["fieldLabel"];
	        this.how = source["how"];
	        this.hidden = source["hidden"];
	    }
	}
	export class SheetView {
	    name: string;
	    hidden: boolean;
	    rows: number;
	
	    static createFrom(source: any = {}) {
	        return new SheetView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.hidden = source["hidden"];
	        this.rows = source["rows"];
	    }
	}
	export class ListView {
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
	
	    static createFrom(source: any = {}) {
	        return new ListView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.path = source["path"];
	        this.format = source["format"];
	        this.sheet = source["sheet"];
	        this.sheets = this.convertValues(source["sheets"], SheetView);
	        this.headerRow = source["headerRow"];
	        this.encoding = this.convertValues(source["encoding"], EncodingView);
	        this.hiddenRows = source["hiddenRows"];
	        this.hiddenChoice = source["hiddenChoice"];
	        this.hiddenColumns = source["hiddenColumns"];
	        this.sourceColumns = this.convertValues(source["sourceColumns"], SourceColumn);
	        this.mal = this.convertValues(source["mal"], MalView);
	        this.columns = this.convertValues(source["columns"], ColumnView);
	        this.counts = this.convertValues(source["counts"], Counts);
	        this.kinds = this.convertValues(source["kinds"], KindView);
	        this.general = this.convertValues(source["general"], ProblemView);
	        this.canSave = source["canSave"];
	        this.whyNot = source["whyNot"];
	        this.saveLabel = source["saveLabel"];
	        this.options = this.convertValues(source["options"], Options);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class RowView {
	    row: number;
	    state: string;
	    cells: CellView[];
	    problems: ProblemView[];
	
	    static createFrom(source: any = {}) {
	        return new RowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.state = source["state"];
	        this.cells = this.convertValues(source["cells"], CellView);
	        this.problems = this.convertValues(source["problems"], ProblemView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RowsPage {
	    total: number;
	    from: number;
	    rows: RowView[];
	
	    static createFrom(source: any = {}) {
	        return new RowsPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.from = source["from"];
	        this.rows = this.convertValues(source["rows"], RowView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saved {
	    path: string;
	    file: string;
	    written: number;
	    leftOut: number[];
	    sha256: string;
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.file = source["file"];
	        this.written = source["written"];
	        this.leftOut = source["leftOut"];
	        this.sha256 = source["sha256"];
	    }
	}
	export class SelftestReport {
	    bound: boolean;
	    csp: string[];
	    rows: number;
	
	    static createFrom(source: any = {}) {
	        return new SelftestReport(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.bound = source["bound"];
	        this.csp = source["csp"];
	        this.rows = source["rows"];
	    }
	}
	
	
	export class StartView {
	    list?: ListView;
	    institutes: InstituteView[];
	    institute: string;
	    version: string;
	    selftest: boolean;
	    failure?: Failure;
	
	    static createFrom(source: any = {}) {
	        return new StartView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.list = this.convertValues(source["list"], ListView);
	        this.institutes = this.convertValues(source["institutes"], InstituteView);
	        this.institute = source["institute"];
	        this.version = source["version"];
	        this.selftest = source["selftest"];
	        this.failure = this.convertValues(source["failure"], Failure);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

