package desk

// DossiersView is all dossiers, in the aios' order, and the forms that can be
// made.
type DossiersView struct {
	Dossiers    []DossierView      `json:"dossiers"`
	Definitions []DefinitionChoice `json:"definitions"`
}

// DossierView is one dossier.
type DossierView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Own: made by the aios, not from the first set.
	Own    bool       `json:"own"`
	Closed bool       `json:"closed"`
	Forms  []FormLine `json:"forms"` // the one changed last first
}

// DefinitionChoice is a kind of form to make.
type DefinitionChoice struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Purpose string `json:"purpose"`
}

// FormLine is one form in a list.
type FormLine struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Kind  string `json:"kind"` // the definition's title
	// State is "concept" (no version yet), "open", "closed" or "withdrawn".
	State string `json:"state"`
	// Final: closed is definitief, and never changed again.
	Final   bool   `json:"final"`
	Changed string `json:"changed"`
	// Concept: there is work that no version holds yet.
	Concept bool `json:"concept"`
	// Conflict: two versions stand beside each other.
	Conflict bool `json:"conflict"`
	// Doubt: FormView.Doubts has something to say about it.
	Doubt    bool `json:"doubt"`
	Required int  `json:"required"`
	Filled   int  `json:"filled"`
}

// FormView is one form with its values.
type FormView struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Dossier string `json:"dossier"`
	State   string `json:"state"`
	// Saved is when a version was saved last (of a final form: since when it is
	// definitief or ingetrokken), Kept when the concept was.
	Saved      string         `json:"saved"`
	Kept       string         `json:"kept"`
	Versions   int            `json:"versions"`
	Definition DefinitionView `json:"definition"`
	// Values are by field id, as the window shows them.
	Values map[string]string `json:"values"`
	// Problems is what stands in the way of what was asked; filled by Save and
	// CloseForm, which then kept a concept.
	Problems []FieldProblem `json:"problems"`
	// People are names used in this portfolio.
	People   []string        `json:"people"`
	Dossiers []DossierChoice `json:"dossiers"`
	// Conflict holds versions beside each other, the one shown first.
	Conflict []VersionView `json:"conflict"`
	Removed  bool          `json:"removed"`
	// Foreign: this program does not know the form's definition; it can be read
	// and not written.
	Foreign bool `json:"foreign"`
	// Doubts are warnings about versions.
	Doubts []Failure `json:"doubts"`
	// Final: closed is definitief; it is never changed again, only withdrawn.
	Final bool `json:"final"`
	// Copyable: this kind of form goes into Scorion too. Scorion is "", "todo" or
	// "done", ScorionAt when that was set.
	Copyable  bool   `json:"copyable"`
	Scorion   string `json:"scorion"`
	ScorionAt string `json:"scorionAt"`
	// Attachments are the documents in its folder. Signed is the signed copy of
	// it, or of a document with it; Issued are the documents with it.
	Attachments []DocumentLine `json:"attachments"`
	Signed      *DocumentLine  `json:"signed"`
	Issued      []IssuedLine   `json:"issued"`
}

// DossierChoice is a dossier to choose.
type DossierChoice struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// DefinitionView is what a form asks.
type DefinitionView struct {
	ID      string      `json:"id"`
	Version int         `json:"version"`
	Title   string      `json:"title"`
	Purpose string      `json:"purpose"`
	Fields  []FieldView `json:"fields"`
}

// FieldView is one question of a form.
type FieldView struct {
	ID        string        `json:"id"`
	Label     string        `json:"label"`
	Help      string        `json:"help"`
	Kind      string        `json:"kind"` // a form.Kind
	Required  bool          `json:"required"`
	Choices   []FieldChoice `json:"choices"`
	Unit      string        `json:"unit"`
	MaxLength int           `json:"maxLength"` // characters, 0 for no limit
	// List is the name of the list that Options come from, which the aios can
	// change; any other text is good as well. Empty for none.
	List    string   `json:"list"`
	Options []string `json:"options"`
	// Act is "confirm" or "withdraw" for what that act alone fills in.
	Act string `json:"act"`
}

// FieldChoice is one answer to choose.
type FieldChoice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// KeptView is a concept that is on the disk now.
type KeptView struct {
	At string `json:"at"`
	// Problems is what is wrong with what was filled in.
	Problems []FieldProblem `json:"problems"`
}

// FormHistoryView is the versions of a form, newest first.
type FormHistoryView struct {
	Title    string        `json:"title"`
	Versions []VersionView `json:"versions"`
}

// VersionView is one version of a form.
type VersionView struct {
	ID   string `json:"id"`
	Time string `json:"time"`
	// State is "open", "closed", "withdrawn" or "removed".
	State string `json:"state"`
	// Author says in Dutch who made it.
	Author      string            `json:"author"`
	Values      map[string]string `json:"values"`
	Differences []DifferenceView  `json:"differences"`
	// Doubts are warnings about this version.
	Doubts []Failure `json:"doubts"`
}

// DifferenceView is one field that differs from the version before.
type DifferenceView struct {
	Field string     `json:"field"`
	Label string     `json:"label"`
	Parts []PartView `json:"parts"`
}

// PartView is a piece of a text; What is "same", "added" or "removed".
type PartView struct {
	What string `json:"what"`
	Text string `json:"text"`
}

// SearchView is what was found; More is how many hits are not in the list.
type SearchView struct {
	Hits []HitView `json:"hits"`
	More int       `json:"more"`
}

// HitView is one form in which something was found.
type HitView struct {
	Form    string `json:"form"`
	Title   string `json:"title"`
	Kind    string `json:"kind"`
	Dossier string `json:"dossier"` // its name
	State   string `json:"state"`
	Final   bool   `json:"final"`
	Changed string `json:"changed"`
	// Field is the label of where it was found; empty for the title.
	Field string     `json:"field"`
	Parts []MarkView `json:"parts"`
}

// MarkView is a piece of an excerpt.
type MarkView struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// BlockView is a piece of a long text: Kind is "head", "text", "points" or
// "steps".
type BlockView struct {
	Kind string `json:"kind"`
	// Start is the number of the first step.
	Start int `json:"start"`
	// Lines of a list are its items.
	Lines [][]RunView `json:"lines"`
}

// RunView is text in one manner of writing.
type RunView struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold"`
	Italic bool   `json:"italic"`
}

// RemovedView is what was removed and can be wiped for good.
type RemovedView struct {
	ID    string `json:"id"`
	What  string `json:"what"` // "form", "page" or "document"
	Title string `json:"title"`
	// Dossier is the dossier's name, of a document its folder's; empty for a page
	// of the Kladblok.
	Dossier string `json:"dossier"`
	Removed string `json:"removed"`
}

// PageView is a page of the Kladblok in a list.
type PageView struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Excerpt string `json:"excerpt"`
	Changed string `json:"changed"`
}

// PageText is a page of the Kladblok.
type PageText struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Changed string `json:"changed"`
}
