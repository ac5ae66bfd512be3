package desk

// What the window is told. Every type here is a value made for one screen:
// no rule is decided in it, and a list is never nil (nil becomes null in
// JavaScript).

// ListView is everything the import screen shows of the open list except the
// rows themselves, which the grid asks for by the page (see RowsPage).
type ListView struct {
	// File is the file's name, Path its full path; Path is empty for content
	// that came without one (dropped from mail, pasted).
	File string `json:"file"`
	Path string `json:"path"`
	// Format is Dutch: "Excel-werkmap", "OpenDocument-werkblad", "CSV-bestand", "geplakte cellen".
	Format string      `json:"format"`
	Sheet  string      `json:"sheet"`
	Sheets []SheetView `json:"sheets"`
	// HeaderRow is the row number as Excel shows it.
	HeaderRow int `json:"headerRow"`
	// Encoding is nil for a workbook.
	Encoding *EncodingView `json:"encoding"`
	// HiddenRows counts hidden rows with data; HiddenChoice is "", "include" or "exclude".
	HiddenRows    int      `json:"hiddenRows"`
	HiddenChoice  string   `json:"hiddenChoice"`
	HiddenColumns []string `json:"hiddenColumns"`
	// SourceColumns are the list's columns, in order, with the field each feeds.
	SourceColumns []SourceColumn `json:"sourceColumns"`
	Mal           MalView        `json:"mal"`
	// Columns are the columns of the file that is written, in the mal's order.
	Columns []ColumnView `json:"columns"`
	Counts  Counts       `json:"counts"`
	// Kinds groups fixes, suggestions and problems, in the order to handle them.
	Kinds []KindView `json:"kinds"`
	// General are the problems with the file as a whole (row 0).
	General []ProblemView `json:"general"`
	// CanSave is true when nothing blocks writing; WhyNot says in one Dutch
	// sentence what does, SaveLabel is the button ("CSV met 37 aiossen opslaan").
	CanSave   bool    `json:"canSave"`
	WhyNot    string  `json:"whyNot"`
	SaveLabel string  `json:"saveLabel"`
	Options   Options `json:"options"`
}

// SheetView is one sheet of the source.
type SheetView struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
	Rows   int    `json:"rows"`
}

// EncodingView says how text was decoded and what the alternatives make of
// the first name with letters outside ASCII.
type EncodingView struct {
	Name    string           `json:"name"`
	Label   string           `json:"label"`
	Guessed bool             `json:"guessed"`
	Choices []EncodingChoice `json:"choices"`
}

// EncodingChoice is one other way to read the same bytes.
type EncodingChoice struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Sample string `json:"sample"`
}

// SourceColumn is one column of the list.
type SourceColumn struct {
	Letter string `json:"letter"`
	Header string `json:"header"`
	// Field is the field it feeds, empty when the column is not used.
	Field string `json:"field"`
	// FieldLabel is Field in Dutch.
	FieldLabel string `json:"fieldLabel"`
	// How it was found: "exact", "synonym", "spelling", "given", "remembered", or "" when unused.
	How    string `json:"how"`
	Hidden bool   `json:"hidden"`
}

// MalView is the institute's template in force.
type MalView struct {
	Institute string `json:"institute"` // id: "leiden"
	Name      string `json:"name"`      // "Leiden (LUMC)"
	// Source is where it came from in Dutch: "ingebouwde beginmal", "eerder geladen mal" or the file's name.
	Source    string `json:"source"`
	Confirmed string `json:"confirmed"` // ISO date last confirmed, empty when never
	// Constants are the fixed columns with their value, in the mal's order;
	// Missing is true where the value is still to be asked.
	Constants []ConstantView `json:"constants"`
	Delimiter string         `json:"delimiter"` // ";" or ","
	BOM       bool           `json:"bom"`
	// Changes says what a mal that was just loaded has different from the one
	// before, in Dutch sentences; empty otherwise.
	Changes []string `json:"changes"`
}

// ConstantView is a fixed column of the mal.
type ConstantView struct {
	Column  string `json:"column"`
	Value   string `json:"value"`
	Missing bool   `json:"missing"`
}

// ColumnView is one column of the grid.
type ColumnView struct {
	Field string `json:"field"`
	// Header is the spelling that is written; Label the Dutch name.
	Header string `json:"header"`
	Label  string `json:"label"`
	// Letter is the source column's letter, empty when the value does not come from the list.
	Letter   string `json:"letter"`
	Constant bool   `json:"constant"`
}

// Counts are numbers of rows; a row can stand in several.
type Counts struct {
	Rows        int `json:"rows"`
	Written     int `json:"written"`
	LeftOut     int `json:"leftOut"`
	Changed     int `json:"changed"`
	Suggestions int `json:"suggestions"`
	Check       int `json:"check"`
	Errors      int `json:"errors"`
}

// KindView is one kind of fix, suggestion or problem with its count.
type KindView struct {
	// Group is "fix", "suggestion", "error" or "warning".
	Group string `json:"group"`
	Code  string `json:"code"`
	// Label is a short Dutch name ("Voorloopnul toegevoegd"), Explain one sentence.
	Label   string `json:"label"`
	Explain string `json:"explain"`
	Count   int    `json:"count"`
	// On: a fix that is applied, a suggestion that is accepted.
	On bool `json:"on"`
	// Fixed: cannot be turned off (username, constant, password-dropped) or is no choice (problems).
	Fixed bool `json:"fixed"`
	// Rows are the first rows concerned, as Excel shows them (at most 200).
	Rows []int `json:"rows"`
}

// ProblemView is a problem as the panel shows it.
type ProblemView struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Row      int    `json:"row"`
	Column   string `json:"column"`
	Cell     string `json:"cell"`
	Value    string `json:"value"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// RowsPage is one page of the grid.
type RowsPage struct {
	// Total is the number of rows under the filter; Rows start at index From of those.
	Total int       `json:"total"`
	From  int       `json:"from"`
	Rows  []RowView `json:"rows"`
}

// RowView is one row of the plan.
type RowView struct {
	// Row is the row number as Excel shows it.
	Row int `json:"row"`
	// State is the worst of "ok", "changed", "suggestion", "warning", "error"; "out" when left out.
	State string     `json:"state"`
	Cells []CellView `json:"cells"`
	// Problems are those of this row, worst first.
	Problems []ProblemView `json:"problems"`
}

// CellView is one cell of the grid, in the order of ListView.Columns.
type CellView struct {
	Value string `json:"value"`
	// Before is the value as found where it differs from Value, else empty; Changed tells the two empties apart.
	Before  string `json:"before"`
	Changed bool   `json:"changed"`
	// State is "", "changed", "suggestion", "warning" or "error".
	State string `json:"state"`
	// Note says why in one Dutch sentence, empty when State is.
	Note string `json:"note"`
	// Offer is the suggested value, empty without a suggestion.
	Offer string `json:"offer"`
	// Mark is the index of the first rune to mark in Value (the zero that was added), -1 without one.
	Mark int `json:"mark"`
	// Cell is the source address (D7), empty when the value does not come from the list.
	Cell string `json:"cell"`
}

// Options are the choices the user made about the open list; the same as the
// command line's. The zero value is the list as found.
type Options struct {
	Sheet     string            `json:"sheet"`
	HeaderRow int               `json:"headerRow"`
	Hidden    string            `json:"hidden"`
	Encoding  string            `json:"encoding"`
	Username  string            `json:"username"` // "", "big" or "z"
	Map       map[string]string `json:"map"`      // field → column letter; "" unlinks
	MalColumn map[string]string `json:"malColumn"`
	Constants map[string]string `json:"constants"`
	Accept    []string          `json:"accept"`
	NoFix     []string          `json:"noFix"`
	DropRows  []int             `json:"dropRows"`
}

// InstituteView is one choice of institute.
type InstituteView struct {
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Mal  MalView `json:"mal"`
}

// Saved tells what was written.
type Saved struct {
	// Path is empty when the user closed the dialog without a choice.
	Path    string `json:"path"`
	File    string `json:"file"`
	Written int    `json:"written"`
	LeftOut []int  `json:"leftOut"` // row numbers that did not go in
	SHA256  string `json:"sha256"`
}

// StartView is what the window needs to draw its first screen.
type StartView struct {
	// List is the open list, nil without one.
	List       *ListView       `json:"list"`
	Institutes []InstituteView `json:"institutes"`
	// Institute is the id of the chosen institute, empty when none was chosen yet.
	Institute string `json:"institute"`
	Version   string `json:"version"`
	// Selftest asks the window to report on itself through About.Selftest.
	Selftest bool `json:"selftest"`
	// Failure says why the list named at the start could not be opened, nil when all is well.
	Failure *Failure `json:"failure"`
}

// SelftestReport is what the window saw of itself: a bound call answered, the
// violations of the content security policy, the rows of the list on screen.
type SelftestReport struct {
	Bound bool     `json:"bound"`
	CSP   []string `json:"csp"`
	Rows  int      `json:"rows"`
}

// Failure is how every refusal reaches the window.
type Failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}
