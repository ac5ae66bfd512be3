package desk

// What the window gets of Mijn documenten. Times are ISO 8601 in UTC, sizes in
// bytes.

// DocumentsView is all folders and all documents that were not removed.
type DocumentsView struct {
	// Folders: a folder stands after the one it lies in, those that are fixed
	// first, then by name. Documents stand by name.
	Folders   []FolderView   `json:"folders"`
	Documents []DocumentLine `json:"documents"`
	// Used is what all documents take, Most what they may, MostOne what one may.
	Used    int64 `json:"used"`
	Most    int64 `json:"most"`
	MostOne int64 `json:"mostOne"`
}

// FolderView is one folder.
type FolderView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Parent is the folder it lies in, empty for Mijn documenten itself.
	Parent string `json:"parent"`
	// Fixed: it cannot be renamed, moved or removed.
	Fixed bool `json:"fixed"`
	// Form is the form whose attachments lie in it, empty for none.
	Form string `json:"form"`
	// Documents and Size count what is in it and in the folders within.
	Documents int   `json:"documents"`
	Size      int64 `json:"size"`
}

// DocumentLine is one document in a list.
type DocumentLine struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Folder string `json:"folder"`
	Type   string `json:"type"`
	// Show is how the window can show it: "pdf", "image", "text" or "other".
	Show   string `json:"show"`
	Size   int64  `json:"size"`
	Added  string `json:"added"`
	Origin string `json:"origin"` // a portfolio.Origin
	// Form is the form it is an attachment of, empty for none.
	Form      string `json:"form"`
	FormTitle string `json:"formTitle"`
	// Of is the document of which this is the signed copy, Signed the newest
	// signed copy of this one; empty for none.
	Of     string `json:"of"`
	Signed string `json:"signed"`
	// Number is that of a document that Aiosmap issued.
	Number string `json:"number"`
	// Withdrawn: a declaration on it, or on the one it is a copy of, was
	// withdrawn after it was made.
	Withdrawn bool `json:"withdrawn"`
}

// DocumentTarget says where something goes that is put in.
type DocumentTarget struct {
	// Folder is empty for Mijn documenten itself, and ignored with a form.
	Folder string `json:"folder"`
	Form   string `json:"form"`
	// As is "own", "scorion" or "signed"; Of with the last the document of which
	// it is the signed copy, empty when it is that of a form.
	As string `json:"as"`
	Of string `json:"of"`
}

// AddedView is what became of files that were put in.
type AddedView struct {
	View    *DocumentsView `json:"view"`
	Added   []DocumentLine `json:"added"`
	Refused []RefusedFile  `json:"refused"`
	// Stopped: what is in neither list was not begun.
	Stopped bool `json:"stopped"`
}

// RefusedFile is a file that was not put in, and why.
type RefusedFile struct {
	Name    string  `json:"name"`
	Failure Failure `json:"failure"`
}
