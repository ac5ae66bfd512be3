package desk

// What the window gets about the document for the HAP, and about mail with it.

// PaperPreview is how the document would look.
type PaperPreview struct {
	// PDF is base64, empty when there is nothing to put on it.
	PDF      string   `json:"pdf"`
	FileName string   `json:"fileName"`
	Missing  []string `json:"missing"`
	Doubts   []string `json:"doubts"`
	// Issued is the document with the same content that was made before.
	Issued       *IssuedLine   `json:"issued"`
	Declarations []PaperChoice `json:"declarations"`
}

// PaperChoice is a declaration that can be put on the document.
type PaperChoice struct {
	ID    string `json:"id"`
	Role  string `json:"role"`
	Date  string `json:"date"`
	State string `json:"state"`
	On    bool   `json:"on"`
}

// IssuedView is a document that was made; Again: it was there already.
type IssuedView struct {
	Issued IssuedLine `json:"issued"`
	Again  bool       `json:"again"`
}

// PapersView is Scorion's own documents and those that were issued, newest
// first.
type PapersView struct {
	Scorion []DocumentLine `json:"scorion"`
	Issued  []IssuedLine   `json:"issued"`
}

// IssuedLine is one document that was issued.
type IssuedLine struct {
	Document DocumentLine `json:"document"`
	Number   string       `json:"number"`
	Made     string       `json:"made"` // the day
	Roles    []string     `json:"roles"`
	// Withdrawn are those of the roles whose declaration was withdrawn since.
	Withdrawn []string `json:"withdrawn"`
	// Outdated: something on it was withdrawn, or another took its place.
	Outdated bool `json:"outdated"`
	// Signed is the signed copy, to be sent instead.
	Signed *DocumentLine `json:"signed"`
	// Mail is "none", "waiting" or "sent"; Sent says when.
	Mail string `json:"mail"`
	Sent string `json:"sent"`
}

// LooseForm is a document filled in by hand, of which nothing is kept. Days may
// be as typed.
type LooseForm struct {
	Institute    string             `json:"institute"` // as on paper
	Name         string             `json:"name"`
	BIG          string             `json:"big"`
	Stage        string             `json:"stage"`
	Practice     PracticeView       `json:"practice"`
	Declarations []LooseDeclaration `json:"declarations"`
	Approvals    []LooseApproval    `json:"approvals"`
	Shifts       []LooseShifts      `json:"shifts"`
}

// LooseDeclaration is one declaration; Capacity is "opleider" or "waarnemend".
type LooseDeclaration struct {
	Role     string `json:"role"`
	Post     string `json:"post"`
	Date     string `json:"date"`
	Stage    string `json:"stage"`
	Trainer  string `json:"trainer"`
	Capacity string `json:"capacity"`
	Note     string `json:"note"`
}

// LooseApproval is one akkoord.
type LooseApproval struct {
	Stage   string `json:"stage"`
	Date    string `json:"date"`
	Trainer string `json:"trainer"`
}

// LooseShifts is shifts of one stage, counted by the aios; numbers as typed.
type LooseShifts struct {
	Stage string `json:"stage"`
	Done  string `json:"done"`
	Norm  string `json:"norm"`
	First string `json:"first"`
	Last  string `json:"last"`
}

// LooseStart is an empty form with what there is to choose.
type LooseStart struct {
	Form       LooseForm        `json:"form"`
	Institutes []InstitutePlace `json:"institutes"`
	Roles      []string         `json:"roles"`
	Stages     []StageSetting   `json:"stages"`
}

// LoosePreview is how it would look; PDF is base64, empty while a problem is no
// warning.
type LoosePreview struct {
	PDF      string         `json:"pdf"`
	FileName string         `json:"fileName"`
	Problems []FieldProblem `json:"problems"`
}

// VerifyView is what was found about a PDF.
type VerifyView struct {
	File  string `json:"file"`
	State string `json:"state"` // a hap.State
	// Signer is "own", "known", "unknown", or "none" without a signature that
	// holds; Fingerprint is then empty. Since is when it was kept as known.
	Signer      string `json:"signer"`
	Fingerprint string `json:"fingerprint"`
	Since       string `json:"since"`
	// Words is the verdict, Hint what to do.
	Words string `json:"words"`
	Hint  string `json:"hint"`
	// What the file says of itself.
	Number       string         `json:"number"`
	Made         string         `json:"made"`
	Name         string         `json:"name"`
	BIG          string         `json:"big"`
	Institute    string         `json:"institute"`
	Practice     PracticeView   `json:"practice"`
	Declarations []VerifiedLine `json:"declarations"`
	// Withdrawn are roles on it that this portfolio has withdrawn since.
	Withdrawn []string `json:"withdrawn"`
}

// VerifiedLine is one declaration on a document.
type VerifiedLine struct {
	Role      string `json:"role"`
	Date      string `json:"date"`
	Post      string `json:"post"`
	Trainer   string `json:"trainer"`
	Confirmed bool   `json:"confirmed"`
	// Withdrawn is when, as the document itself says.
	Withdrawn string `json:"withdrawn"`
}

// KnownSigner is a fingerprint that is kept on this computer, and since when.
type KnownSigner struct {
	Fingerprint string `json:"fingerprint"`
	Since       string `json:"since"`
}

// PostView is klaar om te versturen: letters that wait, then those that were
// sent, newest first.
type PostView struct {
	Letters []LetterView `json:"letters"`
}

// LetterView is a mail to a HAP.
type LetterView struct {
	ID string `json:"id"` // empty while it is not kept
	// Document goes with it; nil when it was removed.
	Document *DocumentLine `json:"document"`
	To       string        `json:"to"`
	Subject  string        `json:"subject"`
	Text     string        `json:"text"`
	Made     string        `json:"made"`
	Sent     string        `json:"sent"`
	// Posts are HAPs with an address.
	Posts []PostPlace `json:"posts"`
	// Doubts is what is worth a look.
	Doubts []string `json:"doubts"`
}

// LetterForm is what is kept of a letter; ID is empty for a new one.
type LetterForm struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	To       string `json:"to"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
}
