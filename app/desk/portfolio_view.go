package desk

// What the window gets of a portfolio before its forms; the forms stand in
// dossiers_view.go. Times are ISO 8601 in UTC ("2026-11-27T10:15:30Z"), days
// "2026-11-27"; either is empty for none.

// SessionView tells whether there is a portfolio in this window, and which.
type SessionView struct {
	// Allowed is false where the IT department allows the import alone.
	Allowed bool `json:"allowed"`
	// Frame is the portfolio that is open, nil without one.
	Frame *FrameView `json:"frame"`
	// Locked is what was open before the window locked itself; nil when nothing
	// was, or after logging out.
	Locked *LockedView `json:"locked"`
}

// FrameView is what the frame around a portfolio's screens shows.
type FrameView struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	UserName  string `json:"userName"`
	Institute string `json:"institute"` // its name
	Path      string `json:"path"`
	// Backup is when the newest backup was made.
	Backup   string `json:"backup"`
	ReadOnly bool   `json:"readOnly"`
	// Doubts is what is to be told about this file, in Dutch.
	Doubts []Failure `json:"doubts"`
	// Place is where the aios was before the lock: what Session.Where was told.
	Place string `json:"place"`
	// Idle is after how many minutes without a touch the window locks.
	Idle int `json:"idle"`
}

// LockedView is a portfolio that the window locked.
type LockedView struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	UserName string `json:"userName"`
	// Login: it opens with the login of the computer.
	Login bool `json:"login"`
}

// OpeningView is what the first screen of the portfolio knows before anything
// is open.
type OpeningView struct {
	Institutes []InstitutePlace `json:"institutes"`
	// Files are the portfolios on this computer, also those that only backups
	// tell of.
	Files []PortfolioFileView `json:"files"`
	// System is what the computer's login is called, empty without a key store.
	System string `json:"system"`
	// Folder is where portfolios lie; Doubt says that it is synchronised or on
	// the network, nil when it is neither.
	Folder string   `json:"folder"`
	Doubt  *Failure `json:"doubt"`
}

// InstitutePlace is an institute to choose.
type InstitutePlace struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// ZNumbers: its aios log in to Scorion with a z-number.
	ZNumbers bool `json:"zNumbers"`
}

// PortfolioFileView is one file with a portfolio. Whose it is cannot be read
// without its user name.
type PortfolioFileView struct {
	ID       string `json:"id"`
	State    string `json:"state"` // a FileState
	Path     string `json:"path"`
	Modified string `json:"modified"`
	Size     int64  `json:"size"`
	Failures int    `json:"failures"`
	// Locked: the password is refused until herstelcode or login opened it.
	Locked   bool `json:"locked"`
	Login    bool `json:"login"`
	ReadOnly bool `json:"readOnly"`
	Backups  int  `json:"backups"`
	// Newest is when the newest backup was made.
	Newest string `json:"newest"`
	// Matter is what is the matter, nil when nothing is.
	Matter *Failure `json:"matter"`
}

// UserNameView tells whether a text is a user name.
type UserNameView struct {
	// Canonical is as it is kept, empty when it is none.
	Canonical string `json:"canonical"`
	Kind      string `json:"kind"` // "big", "z" or empty
	// Problem is why it is none; Doubt that it is one, but worth a look.
	Problem *Failure `json:"problem"`
	Doubt   *Failure `json:"doubt"`
}

// RuleView is one rule for passwords.
type RuleView struct {
	ID    string `json:"id"`
	Words string `json:"words"`
	Met   bool   `json:"met"`
}

// NewPortfolioForm is what is asked for a new portfolio.
type NewPortfolioForm struct {
	Name      string `json:"name"`
	UserName  string `json:"userName"`
	Institute string `json:"institute"` // its id
	Email     string `json:"email"`
	Password  string `json:"password"`
}

// FieldProblem is what is the matter with one field; field "" is the form as a
// whole.
type FieldProblem struct {
	Field   string `json:"field"`
	Message string `json:"message"`
	// Warning: it stands in the way of nothing, and is worth a look.
	Warning bool `json:"warning"`
}

// CodeView is a herstelcode, shown once: seven groups of four characters.
type CodeView struct {
	Groups []string `json:"groups"`
	// Made is the day, for the printed sheet.
	Made string `json:"made"`
}

// BackupView is one backup.
type BackupView struct {
	Path   string `json:"path"`
	Folder string `json:"folder"`
	Made   string `json:"made"`
	Size   int64  `json:"size"`
	// Second: it lies in the second place.
	Second bool `json:"second"`
	// Verified: it is whole.
	Verified bool `json:"verified"`
}

// MovedView is what became of a portfolio from another computer.
type MovedView struct {
	// What is "taken", "same" or "question"; the last is for AnswerMoved.
	What string `json:"what"`
	// Theirs and Ours are when the picked file and the one here changed last.
	Theirs string `json:"theirs"`
	Ours   string `json:"ours"`
}

// AccountView is what the account pages show.
type AccountView struct {
	Name       string           `json:"name"`
	UserName   string           `json:"userName"`
	Kind       string           `json:"kind"`      // "big" or "z"
	Institute  string           `json:"institute"` // its id
	Institutes []InstitutePlace `json:"institutes"`
	Email      string           `json:"email"`
	Path       string           `json:"path"`
	Size       int64            `json:"size"`
	// Spare is how many bytes Compact gives back.
	Spare       int64 `json:"spare"`
	Idle        int   `json:"idle"`
	IdleChoices []int `json:"idleChoices"`
	// System as in OpeningView.
	System   string `json:"system"`
	UseLogin bool   `json:"useLogin"`
	// SecondPlace is the folder for second backups, empty for none; SecondDoubt
	// why it cannot be used now, nil when it can.
	SecondPlace string   `json:"secondPlace"`
	SecondDoubt *Failure `json:"secondDoubt"`
	// Backup is the newest verified one, nil without; Changed that something was
	// written since.
	Backup   *BackupView `json:"backup"`
	Changed  bool        `json:"changed"`
	ReadOnly bool        `json:"readOnly"`
}
