package desk

// What the window gets about diensten. Times are ISO 8601 in UTC, days
// "2026-11-27"; either is empty for none.

// HapView is the page Diensten.
type HapView struct {
	Settings HapSettings `json:"settings"`
	// Roles and Approvals hold every role and stage of the settings, then those
	// that only forms name.
	Roles     []RoleView  `json:"roles"`
	Approvals []StageView `json:"approvals"`
	Shifts    []ShiftLine `json:"shifts"` // newest first, concepts too
	// Progress is of shifts that count.
	Progress []ProgressView `json:"progress"`
	// Missing is what stands in the way of a good document.
	Missing []string `json:"missing"`
	// Next are the values with which the next shift begins.
	Next map[string]string `json:"next"`
	// People are names used in this portfolio.
	People []string `json:"people"`
}

// RoleView is the bekwaamheidsverklaringen for one role, newest first. Known:
// it stands in the settings.
type RoleView struct {
	Role  string            `json:"role"`
	Known bool              `json:"known"`
	Items []DeclarationLine `json:"items"`
}

// DeclarationLine is one bekwaamheidsverklaring.
type DeclarationLine struct {
	ID    string `json:"id"` // the form's
	Title string `json:"title"`
	// State is "concept", "final" or "withdrawn".
	State     string         `json:"state"`
	Role      string         `json:"role"`
	Date      string         `json:"date"`
	Post      string         `json:"post"`
	Stage     string         `json:"stage"`
	Trainer   string         `json:"trainer"`
	Capacity  string         `json:"capacity"` // in words
	Note      string         `json:"note"`
	Confirmed *ConfirmedView `json:"confirmed"`
	Withdrawn *WithdrawnView `json:"withdrawn"`
	// Scorion is "", "todo" or "done".
	Scorion   string `json:"scorion"`
	ScorionAt string `json:"scorionAt"`
	// Signed is the signed copy of a document with it, or of itself.
	Signed  *DocumentLine `json:"signed"`
	Changed string        `json:"changed"`
	Doubt   bool          `json:"doubt"`
}

// ConfirmedView is what somebody typed on this computer. Nobody checked who.
type ConfirmedView struct {
	Name string `json:"name"`
	BIG  string `json:"big"`
	On   string `json:"on"`
}

// WithdrawnView is a withdrawal.
type WithdrawnView struct {
	On     string `json:"on"`
	Reason string `json:"reason"`
}

// StageView is the akkoorden for one stage, newest first. Known: it stands in
// the settings.
type StageView struct {
	Stage string         `json:"stage"`
	Known bool           `json:"known"`
	Items []ApprovalLine `json:"items"`
}

// ApprovalLine is one akkoord; its fields are as those of DeclarationLine.
type ApprovalLine struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	State     string         `json:"state"`
	Stage     string         `json:"stage"`
	Date      string         `json:"date"`
	Trainer   string         `json:"trainer"`
	Note      string         `json:"note"`
	Confirmed *ConfirmedView `json:"confirmed"`
	Withdrawn *WithdrawnView `json:"withdrawn"`
	Scorion   string         `json:"scorion"`
	ScorionAt string         `json:"scorionAt"`
	Signed    *DocumentLine  `json:"signed"`
	Changed   string         `json:"changed"`
	Doubt     bool           `json:"doubt"`
}

// ShiftLine is one verrichte dienst.
type ShiftLine struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// State is that of the form; "closed" counts.
	State string `json:"state"`
	Date  string `json:"date"`
	Begin string `json:"begin"` // "19:30"
	End   string `json:"end"`
	// Overnight: the end lies on the next day.
	Overnight   bool   `json:"overnight"`
	Post        string `json:"post"`
	Role        string `json:"role"`
	Stage       string `json:"stage"`
	Supervision string `json:"supervision"`
	Note        string `json:"note"`
	// Doubts is what is worth a look.
	Doubts    []string `json:"doubts"`
	Scorion   string   `json:"scorion"`
	ScorionAt string   `json:"scorionAt"`
	Changed   string   `json:"changed"`
}

// ProgressView is the shifts of one stage against its norm, 0 for none.
type ProgressView struct {
	Stage   string       `json:"stage"`
	Norm    int          `json:"norm"`
	Done    int          `json:"done"`
	Periods []PeriodView `json:"periods"` // oldest first
}

// PeriodView is three months; From and To are the first and the last day. Now:
// today lies in it.
type PeriodView struct {
	Label string `json:"label"`
	From  string `json:"from"`
	To    string `json:"to"`
	Done  int    `json:"done"`
	Norm  int    `json:"norm"`
	Now   bool   `json:"now"`
}

// HapSettings is what the aios can change.
type HapSettings struct {
	// BIG is the own number of an aios with a z-number.
	BIG         string         `json:"big"`
	Roles       []string       `json:"roles"`
	Supervision []string       `json:"supervision"`
	Posts       []PostPlace    `json:"posts"`
	Stages      []StageSetting `json:"stages"`
	PerQuarter  int            `json:"perQuarter"`
	Practice    PracticeView   `json:"practice"`
}

// PostPlace is a HAP.
type PostPlace struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// StageSetting is a practice stage; Start and End are days.
type StageSetting struct {
	Name  string `json:"name"`
	Norm  int    `json:"norm"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// PracticeView is the practice to call back.
type PracticeView struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// SettingsKept is what became of new settings. With a problem that is no
// warning nothing was kept.
type SettingsKept struct {
	View     *HapView       `json:"view"`
	Problems []FieldProblem `json:"problems"`
}

// AddedShift is what became of a shift; ID is empty when it was not kept.
type AddedShift struct {
	View     *HapView       `json:"view"`
	ID       string         `json:"id"`
	Problems []FieldProblem `json:"problems"`
}

// CopyLine is one field ready to copy.
type CopyLine struct {
	Label string `json:"label"`
	Value string `json:"value"`
}
