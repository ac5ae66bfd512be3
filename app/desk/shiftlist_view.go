package desk

// ShiftListView is a list of shifts that is open, before it is taken over.
type ShiftListView struct {
	File string `json:"file"`
	// Path is empty for content that came without one.
	Path   string      `json:"path"`
	Format string      `json:"format"`
	Sheet  string      `json:"sheet"`
	Sheets []SheetView `json:"sheets"`
	// HeaderRow is the row number as Excel shows it.
	HeaderRow     int            `json:"headerRow"`
	HiddenRows    int            `json:"hiddenRows"`
	SourceColumns []SourceColumn `json:"sourceColumns"`
	Columns       []ShiftColumn  `json:"columns"`
	Counts        ShiftCounts    `json:"counts"`
	// Kinds groups fixes, suggestions and problems, in the order to handle them.
	Kinds []KindView `json:"kinds"`
	// General are the problems with the list as a whole.
	General []ProblemView `json:"general"`
	Rows    []ShiftRow    `json:"rows"`
	History HistoryView   `json:"history"`
	CanTake bool          `json:"canTake"`
	WhyNot  string        `json:"whyNot"`
	// TakeLabel is the button ("12 diensten overnemen").
	TakeLabel string `json:"takeLabel"`
}

// ShiftColumn is one field of a shift.
type ShiftColumn struct {
	Field    string `json:"field"`
	Label    string `json:"label"`
	Required bool   `json:"required"`
	// Header and Letter are those of the source column, empty without one.
	Header string `json:"header"`
	Letter string `json:"letter"`
	// Options are values to choose from, empty for free text.
	Options []string `json:"options"`
	// Fill is the value for every row where nothing stands, empty without one.
	Fill string `json:"fill"`
}

// ShiftCounts are numbers of rows; a row can stand in several.
type ShiftCounts struct {
	Rows int `json:"rows"`
	// Take are taken over, Out left out; Double are there already, in the
	// portfolio or higher in the list.
	Take        int `json:"take"`
	Out         int `json:"out"`
	Double      int `json:"double"`
	Changed     int `json:"changed"`
	Suggestions int `json:"suggestions"`
	Check       int `json:"check"`
	Errors      int `json:"errors"`
}

// ShiftRow is a row as RowView has it, with all that is to be said of it.
type ShiftRow struct {
	Row   int        `json:"row"`
	Label string     `json:"label,omitempty"`
	State string     `json:"state"`
	Cells []CellView `json:"cells"`
	// Out says in Dutch why it stays out, empty when it is taken over.
	Out      string        `json:"out"`
	Double   bool          `json:"double"`
	Problems []ProblemView `json:"problems"`
	Changes  []ChangeView  `json:"changes"`
}

// ShiftAction is one thing the user does to the list: Do is "edit", "file"
// (Cells), "accept", "leave", "ask" (Kind, and Rows or none for all), "drop",
// "take" (Rows, or Kind "error" for those with an error) or "set" (Name, Value: "sheet", "header-row", "hidden",
// "column:FIELD", "fill:FIELD").
type ShiftAction struct {
	Do    string     `json:"do"`
	Kind  string     `json:"kind"`
	Rows  []int      `json:"rows"`
	Cells []NewValue `json:"cells"`
	Name  string     `json:"name"`
	Value string     `json:"value"`
}

// ShiftsTaken is what was taken over.
type ShiftsTaken struct {
	IDs  []string `json:"ids"`
	View *HapView `json:"view"`
}
