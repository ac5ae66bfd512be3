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
	// HiddenRows counts hidden rows with data.
	HiddenRows    int      `json:"hiddenRows"`
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
	CanSave   bool   `json:"canSave"`
	WhyNot    string `json:"whyNot"`
	SaveLabel string `json:"saveLabel"`
	// Choices are those about the list as a whole.
	Choices ChoicesView `json:"choices"`
	History HistoryView `json:"history"`
	// Reading counts up whenever row numbers may mean other rows than before:
	// an Action says under which one its rows were seen.
	Reading int `json:"reading"`
	// Source is what is known of the file on disk: "watched", "gone" (no longer
	// there; what was read stands), or "none" for content without a path.
	Source string `json:"source"`
	// Kept tells whether the open list survives closing (the klus is sealed on
	// disk); false where the computer offers no place for its key.
	Kept bool `json:"kept"`
	// Written is the CSV that was saved for this list, nil before.
	Written *WrittenView `json:"written"`
	// Checklist is the list of what to do after saving; empty before.
	Checklist []CheckItem `json:"checklist"`
}

// ChoicesView are the choices about the list as a whole; the same as the
// command line's. The zero value is the list as found.
type ChoicesView struct {
	Hidden   string `json:"hidden"`   // "", "include" or "exclude"
	Encoding string `json:"encoding"` // "" for as found
	Username string `json:"username"` // "", "big" or "z"
	// Expected is how many aios the sender announced, 0 when nobody said.
	Expected int `json:"expected"`
}

// HistoryView tells what can be undone and done again; the words name the
// step ("2 cellen wijzigen").
type HistoryView struct {
	CanUndo bool   `json:"canUndo"`
	CanRedo bool   `json:"canRedo"`
	Undo    string `json:"undo"`
	Redo    string `json:"redo"`
	// Steps is how many steps count: 0 is the list as it came.
	Steps int `json:"steps"`
}

// Action is one thing the user does to the open list.
type Action struct {
	// Do is "edit" (Cells), "file" (Cells: back to what the file says),
	// "accept", "leave", "ask" (Kind, and Rows or none for all), "drop",
	// "aside", "take" (Rows), "type" (a new empty row) or "set" (Name, Value:
	// "sheet", "header-row", "hidden", "encoding", "username", "expected",
	// "column:FIELD", "mal-column:NAME", "constant:NAME").
	Do    string     `json:"do"`
	Kind  string     `json:"kind"`
	Rows  []int      `json:"rows"`
	Cells []NewValue `json:"cells"`
	Name  string     `json:"name"`
	Value string     `json:"value"`
	// Reading is the ListView.Reading under which Rows and Cells were seen, 0
	// for the list as it stands. They then mean the same people, wherever they
	// stand by now.
	Reading int `json:"reading"`
}

// NewValue is a value for one cell.
type NewValue struct {
	Row int `json:"row"`
	// Field is the column of the mal (ColumnView.Field).
	Field string `json:"field"`
	Value string `json:"value"`
}

// Opened is what became of a file that was given: a list to work on, or
// a finished CSV to look after. Both are nil when a dialog was closed.
type Opened struct {
	List *ListView `json:"list"`
	CSV  *CSVView  `json:"csv"`
	// Say is a Dutch sentence to tell about it, empty for none: that earlier
	// work on the list is there again.
	Say string `json:"say"`
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
	Delimiter string         `json:"delimiter"` // ";", "," or a tab
	BOM       bool           `json:"bom"`
	// Username is "big", "z" or "" where the mal shows neither.
	Username string `json:"username"`
	// Version counts the mals kept for this institute, 0 for the built-in one.
	Version int `json:"version"`
	// Old is true when the mal was not confirmed in this term.
	Old bool `json:"old"`
	// Changes says what a mal that was just loaded has different from the one
	// before, in Dutch sentences; empty otherwise.
	Changes []string `json:"changes"`
}

// ConstantView is a fixed column of the mal.
type ConstantView struct {
	Column  string `json:"column"`
	Value   string `json:"value"`
	Missing bool   `json:"missing"`
	// Known is false for a column nobody knows; Example is what the mal's example row has there.
	Known   bool   `json:"known"`
	Example string `json:"example"`
	// Where says in Dutch where to ask for the value.
	Where string `json:"where"`
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
	// Locked says why cells of this column cannot be changed by hand, empty when they can.
	Locked string `json:"locked"`
	// Choices are the only values that make sense (gender), empty for free text.
	Choices []Choice `json:"choices"`
}

// Choice is one value to choose.
type Choice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Counts are numbers of rows; a row can stand in several.
type Counts struct {
	Rows    int `json:"rows"`
	Written int `json:"written"`
	// LeftOut are taken out or hidden and left out; Aside are set aside for later.
	LeftOut     int `json:"leftOut"`
	Aside       int `json:"aside"`
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
	// Count is how often it was found; of those Open wait for an answer, Taken
	// were applied and Left were not wanted. A problem has Count alone.
	Count int `json:"count"`
	Open  int `json:"open"`
	Taken int `json:"taken"`
	Left  int `json:"left"`
	// Answer is what was said for all rows: "yes", "no" or "".
	Answer string `json:"answer"`
	// Fixed: cannot be turned off (username, constant, password-dropped, edit) or is no choice (problems).
	Fixed bool `json:"fixed"`
}

// PlaceView is one place where a kind was found.
type PlaceView struct {
	Row      int    `json:"row"`
	RowLabel string `json:"rowLabel"`
	Field    string `json:"field"`
	Cell     string `json:"cell"` // D7, or empty
	Name     string `json:"name"` // the person of the row
	// Before and After are those of a change; of a problem Before is the value
	// and Message what is the matter.
	Before  string `json:"before"`
	After   string `json:"after"`
	Message string `json:"message"`
	// Answer is "yes", "no" or "" for a change, and always "" for a problem.
	Answer string `json:"answer"`
	// Index is the row's place under the filter that was asked for, -1 when it is not there.
	Index int `json:"index"`
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

// RowView is one row of the plan, as the grid draws it.
type RowView struct {
	// Row is the row number as Excel shows it; Label is set for a row added by hand ("+1").
	Row   int    `json:"row"`
	Label string `json:"label,omitempty"`
	// State is the worst of "ok", "changed", "suggestion", "warning", "error"; "out" or "aside" when left out.
	State string     `json:"state"`
	Cells []CellView `json:"cells"`
}

// CellView is one cell of the grid, in the order of ListView.Columns.
type CellView struct {
	Value string `json:"value"`
	// Before is the value as found where it differs from Value; Changed tells an empty one from none.
	Before  string `json:"before,omitempty"`
	Changed bool   `json:"changed,omitempty"`
	// State is "", "changed", "suggestion", "warning" or "error".
	State string `json:"state,omitempty"`
	// Offer is the suggested value; Offered tells an empty one from none.
	Offer   string `json:"offer,omitempty"`
	Offered bool   `json:"offered,omitempty"`
	// Mark is how many runes at the beginning were added (the zero).
	Mark int `json:"mark,omitempty"`
}

// RowDetail is everything about one row, for the side panel.
type RowDetail struct {
	Row   int    `json:"row"`
	Label string `json:"label"`
	Name  string `json:"name"`
	State string `json:"state"`
	// Out says in Dutch why the row stays out, empty when it is written.
	Out string `json:"out"`
	// Typed is true for a row added by hand.
	Typed bool `json:"typed"`
	// Changes are fixes and suggestions, in the order they were looked at.
	Changes []ChangeView `json:"changes"`
	// Problems are those of this row, worst first.
	Problems []ProblemView `json:"problems"`
}

// ChangeView is a fix or a suggestion in one row.
type ChangeView struct {
	Kind    string `json:"kind"`
	Label   string `json:"label"`
	Explain string `json:"explain"`
	// Group is "fix" or "suggestion".
	Group  string `json:"group"`
	Field  string `json:"field"`
	Cell   string `json:"cell"`
	Before string `json:"before"`
	After  string `json:"after"`
	// Answer is "yes" (applied), "no" or "" (waits).
	Answer string `json:"answer"`
	// Fixed: no choice (user name, own value).
	Fixed bool `json:"fixed"`
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
	Aside   []int  `json:"aside"`   // row numbers set aside for later
	SHA256  string `json:"sha256"`
}

// WrittenView is the CSV that was saved for the open list.
type WrittenView struct {
	Path    string `json:"path"`
	File    string `json:"file"`
	Folder  string `json:"folder"`
	Date    string `json:"date"` // ISO
	Written int    `json:"written"`
	// LeftOut and Aside name the rows that are not in it, as people do: 7, +1.
	LeftOut []string `json:"leftOut"`
	Aside   []string `json:"aside"`
	// State is "same" (what would be written now stands there), "older" (the
	// list was changed since), "changed" (somebody changed the file) or "gone".
	State string `json:"state"`
	// Message says in one Dutch sentence what was changed, empty otherwise.
	Message string `json:"message"`
	// Uploads is how often a file was made after Scorion refused one.
	Uploads int `json:"uploads"`
}

// CheckItem is one thing to do after saving.
type CheckItem struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Explain says how, in one or two Dutch sentences.
	Explain string `json:"explain"`
	Done    bool   `json:"done"`
	// Date is when it was ticked (ISO), empty before.
	Date string `json:"date"`
}

// BeforeView is what to look at before saving.
type BeforeView struct {
	// Guesses are the values that rest on a guess: suggestions that were taken
	// over for all rows at once, and warnings nobody answered.
	Guesses []PlaceView `json:"guesses"`
	More    int         `json:"more"` // how many more there are
	// Sample are three people to look up in the public BIG register.
	Sample []SampleView `json:"sample"`
	// Addresses are for a test mail in BCC, apart by "; ".
	Addresses string `json:"addresses"`
	// Mal is when the mal was last confirmed (ISO), empty when never; MalOld
	// is true when that is longer ago than this term.
	Mal    string `json:"mal"`
	MalOld bool   `json:"malOld"`
	// Expected and Written are the two numbers beside each other.
	Expected int `json:"expected"`
	Written  int `json:"written"`
}

// SampleView is one person to look up.
type SampleView struct {
	Row   int    `json:"row"`
	Name  string `json:"name"`
	BigNr string `json:"bigNr"`
	Why   string `json:"why"`
}

// PersonView is one aios of the list.
type PersonView struct {
	Row      int    `json:"row"`
	RowLabel string `json:"rowLabel"`
	Name     string `json:"name"`
	Username string `json:"username"`
}

// AnswerView is what was read in Scorion's answer.
type AnswerView struct {
	// Kind is "skipped", "refused", "format" (wrong kind of CSV), "fine" (nothing was wrong) or "" when
	// the text does not say: then the user does.
	Kind string `json:"kind"`
	// People are those named by user name.
	People []PersonView `json:"people"`
	// LeftOut are those named who are in the list but not in the file.
	LeftOut []PersonView `json:"leftOut"`
	// HeaderCounted and HeaderLeftOut are those named by Regel number, with the
	// header counted as line 1 and without; empty when the text has user names.
	HeaderCounted []PersonView `json:"headerCounted"`
	HeaderLeftOut []PersonView `json:"headerLeftOut"`
	// NoMatch are user names and line numbers that the list does not have.
	NoMatch []string `json:"noMatch"`
	// Cut is true when the text was too long and its end was not read.
	Cut bool `json:"cut"`
}

// MailView is a text ready to paste in a mail.
type MailView struct {
	To      string `json:"to"` // who it is for, in words
	Subject string `json:"subject"`
	Body    string `json:"body"`
	// Note is for the one who sends it and no part of the mail.
	Note string `json:"note"`
	// Count is how many people it is about.
	Count int `json:"count"`
}

// ComparisonView holds the list against an earlier one.
type ComparisonView struct {
	File      string          `json:"file"` // the earlier list's name
	New       []PersonView    `json:"new"`
	Unchanged int             `json:"unchanged"`
	Changed   []ChangedPerson `json:"changed"`
	Gone      []PersonView    `json:"gone"`
	// Notes are remarks in Dutch (numbers that stand twice, rows left out).
	Notes []string `json:"notes"`
}

// ChangedPerson is somebody who is in both lists with other values.
type ChangedPerson struct {
	Person PersonView    `json:"person"`
	Fields []FieldChange `json:"fields"`
}

// FieldChange is one value that differs between two lists.
type FieldChange struct {
	Label  string `json:"label"`
	Before string `json:"before"`
	Now    string `json:"now"`
}

// CSVView is a finished CSV that was given or that lies where it was written.
type CSVView struct {
	File string `json:"file"`
	Path string `json:"path"` // empty for content without a path
	// State is "same" (written by Aiosmap and unchanged), "right" (not known
	// here, and right), "changed" (repairable), "broken" (not repairable).
	State string `json:"state"`
	// Date is when Aiosmap wrote it (ISO), empty when not known; Rows is how many aios it has.
	Date string `json:"date"`
	Rows int    `json:"rows"`
	// Message sums it up in a sentence or two; Problems are the details, grouped by Matters.
	Message string       `json:"message"`
	Matters []MatterView `json:"matters"`
	// Remaining are errors that a repair cannot mend.
	Remaining int `json:"remaining"`
}

// MatterView is one thing that is wrong with a finished CSV, and where.
type MatterView struct {
	Title string   `json:"title"`
	Count int      `json:"count"`
	Cells []string `json:"cells"` // the first twenty, "M7, Sven Zandstra: ‘9000001901’ hoort ‘09000001901’ te zijn."
}

// LeftoverView is a CSV that was written earlier and still lies there.
type LeftoverView struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	Folder string `json:"folder"`
	Date   string `json:"date"`
	Rows   int    `json:"rows"`
	// State is "same" or "changed"; Message says what was changed.
	State   string `json:"state"`
	Message string `json:"message"`
}

// JobView is a list that was being worked on.
type JobView struct {
	ID    string `json:"id"`
	File  string `json:"file"`
	Saved string `json:"saved"` // ISO date and time
	Rows  int    `json:"rows"`
	// Stage says in Dutch how far it is ("3 fouten open", "opgeslagen, 2 van 7 stappen gedaan").
	Stage string `json:"stage"`
	// Unreadable: sealed with a key that this computer no longer has; it can only be removed.
	Unreadable bool `json:"unreadable"`
}

// RecentView is a list that was opened before.
type RecentView struct {
	Path   string `json:"path"`
	File   string `json:"file"`
	Folder string `json:"folder"`
	There  bool   `json:"there"`
}

// LastView is the last job, without personal data.
type LastView struct {
	Date      string `json:"date"` // ISO
	Institute string `json:"institute"`
	Written   int    `json:"written"`
	LeftOut   int    `json:"leftOut"`
	// Open are the titles of steps that were not ticked.
	Open []string `json:"open"`
}

// StartView is what the window needs to draw its first screen.
type StartView struct {
	// List is the open list, nil without one.
	List       *ListView       `json:"list"`
	CSV        *CSVView        `json:"csv"`
	Institutes []InstituteView `json:"institutes"`
	// Institute is the id of the chosen institute, empty when none was chosen yet.
	Institute string         `json:"institute"`
	Version   string         `json:"version"`
	Jobs      []JobView      `json:"jobs"`
	Recents   []RecentView   `json:"recents"`
	Leftovers []LeftoverView `json:"leftovers"`
	Last      *LastView      `json:"last"` // nil when there was none
	Settings  SettingsView   `json:"settings"`
	// Selftest asks the window to report on itself through About.Selftest.
	Selftest bool `json:"selftest"`
	// Failure says why the list named at the start could not be opened, nil when all is well.
	Failure *Failure `json:"failure"`
}

// SettingsView is how this Aiosmap is set.
type SettingsView struct {
	DataFolder string `json:"dataFolder"`
	// Keeps tells whether the open list is kept when the program closes: the
	// computer has a place for its key.
	Keeps bool `json:"keeps"`
	// Policy holds what the IT department fixed, in Dutch sentences; PolicyFile is where.
	Policy     []string `json:"policy"`
	PolicyFile string   `json:"policyFile"`
	// RecentsOff: no recent lists are kept.
	RecentsOff bool `json:"recentsOff"`
	// Foreign is how many user names of SOON/SGBO are remembered, sealed.
	Foreign int `json:"foreign"`
	// Shared is the shared settings file that is looked at on each start, empty for
	// none; SharedNews says in Dutch what is new in it, empty when nothing is.
	Shared string `json:"shared"`
	// SharedFixed is true when the policy names the shared file.
	SharedFixed bool     `json:"sharedFixed"`
	SharedNews  []string `json:"sharedNews"`
	// Doubt says that the settings file was not whole, nil when it was.
	Doubt *Failure `json:"doubt"`
}

// MalVersionView is one version of a mal that was kept.
type MalVersionView struct {
	Version   int    `json:"version"`
	Confirmed string `json:"confirmed"` // ISO, empty when never
	// Changes says what it has different from the version before, in Dutch.
	Changes []string `json:"changes"`
	Newest  bool     `json:"newest"`
}

// Event is what the core tells the window unasked, under the name "aiosmap".
type Event struct {
	// What is "list" (the open list was read anew; ask for Current), "csv"
	// (the written CSV changed; ask for Current), "progress", "failure" (the
	// file changed and cannot be read now; Failure says why), "opened" (the
	// system gave the program another list; ask for Start) or "keep" (the user
	// wants the job saved as a workbook before closing).
	What string `json:"what"`
	// Say is a Dutch sentence to tell.
	Say string `json:"say"`
	// Work names what runs; Done of Total, Total 0 when it cannot be told. Job
	// counts up with each work, and Ended tells its end, because the window may
	// hear of work after it got its answer.
	Work  string `json:"work"`
	Job   string `json:"job"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Ended bool   `json:"ended"`
	// Stop: Documents.Stop ends it.
	Stop    bool     `json:"stop"`
	Failure *Failure `json:"failure"`
}

// SelftestReport is what the window saw of itself: a bound call answered, the
// violations of the content security policy, the rows of the list on screen,
// and whether something in the list ran as a script.
type SelftestReport struct {
	Bound bool     `json:"bound"`
	CSP   []string `json:"csp"`
	Rows  int      `json:"rows"`
	Ran   bool     `json:"ran"`
}

// Failure is how every refusal reaches the window.
type Failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}
