package portfolio

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"aiosmap/app/problem"
)

// A document is a file that the aios keeps: a scan, a certificate, a report. Its
// bytes lie in chunks, each a sealed record by itself, so that nobody ever needs
// all of it in memory. The record that names them is written last: before that
// nothing is shown, and what an upload that was cut off left behind is swept.

// Limits of documents, in bytes; MaxDocuments counts what was removed too, as
// long as it was not wiped.
const (
	MaxDocument  = 100 << 20
	MaxDocuments = 2 << 30
)

const (
	chunkSize = 1 << 20
	// maxRead is how much Read gives at once.
	maxRead = 4 << 20
)

// Origin says where a document is from.
type Origin string

const (
	// OriginOwn was added by the aios.
	OriginOwn Origin = "own"
	// OriginReport was made by Aiosmap.
	OriginReport Origin = "report"
	// OriginScorion is from Scorion.
	OriginScorion Origin = "scorion"
	// OriginSigned is the signed copy of another (Document.Of).
	OriginSigned Origin = "signed"
)

var origins = []Origin{OriginOwn, OriginReport, OriginScorion, OriginSigned}

// Issue is what an issued document was made of.
type Issue struct {
	// Number is that of the document, Digest tells whether another one would say
	// the same (hap.Statement.Digest).
	Number, Digest string
	// Forms are the ids of the forms that it speaks of, Roles the roles.
	Forms, Roles []string
	Made         time.Time
}

func (i Issue) clone() *Issue {
	i.Forms, i.Roles = slices.Clone(i.Forms), slices.Clone(i.Roles)
	return &i
}

// Document is one document.
type Document struct {
	ID, Name string
	// Folder is the id of its folder, empty for the top.
	Folder string
	// Type is a media type by content: application/pdf, image/png, image/jpeg …
	Type string
	// Size is in bytes, SHA256 in hexadecimal digits.
	Size   int64
	SHA256 string
	Added  time.Time
	Origin Origin
	// Form is the id of the form to which it is attached, or empty.
	Form string
	// Of is the id of the document of which this is the signed copy, or empty.
	Of string
	// Issue is set for a document that was issued.
	Issue *Issue
	// Removed is when it was removed, zero while it was not.
	Removed time.Time
}

// chunks gives how many chunks a document has.
func (d Document) chunks() int { return int((d.Size + chunkSize - 1) / chunkSize) }

func chunkID(document string, n int) string { return fmt.Sprintf("%s-%05d", document, n) }

// ofChunk gives the document that a chunk is of.
func ofChunk(id string) string {
	if i := strings.LastIndexByte(id, '-'); i >= 0 {
		return id[:i]
	}
	return id
}

type documentRecord struct {
	Version int    `json:"version"`
	Name    string `json:"name"`
	Folder  string `json:"folder"`
	Type    string `json:"type"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256"`
	Added   string `json:"added"`
	Origin  Origin `json:"origin"`
	Form    string `json:"form"`
	Of      string `json:"of"`
	// Issue is left out for a document that was not issued.
	Issue   *issueRecord `json:"issue,omitempty"`
	Removed string       `json:"removed"`
}

type issueRecord struct {
	Number string   `json:"number"`
	Digest string   `json:"digest"`
	Forms  []string `json:"forms"`
	Roles  []string `json:"roles"`
	Made   string   `json:"made"`
}

func (d Document) encode() ([]byte, error) {
	r := documentRecord{Version: recordVersion, Name: d.Name, Folder: d.Folder, Type: d.Type, Size: d.Size, SHA256: d.SHA256,
		Added: timeText(d.Added), Origin: d.Origin, Form: d.Form, Of: d.Of, Removed: timeText(d.Removed)}
	if i := d.Issue; i != nil {
		r.Issue = &issueRecord{i.Number, i.Digest, append([]string{}, i.Forms...), append([]string{}, i.Roles...), timeText(i.Made)}
	}
	return encode(r)
}

func decodeDocument(data []byte) (Document, error) {
	r, err := decode[documentRecord](data)
	if err != nil {
		return Document{}, err
	}
	sum, err := hex.DecodeString(r.SHA256)
	if err != nil || len(sum) != 32 || r.Size < 1 || r.Size > MaxDocument || !slices.Contains(origins, r.Origin) || safeFile(r.Name) != r.Name {
		return Document{}, fmt.Errorf("%w: document of %d bytes from %q", errRecord, r.Size, r.Origin)
	}
	d := Document{Name: r.Name, Folder: r.Folder, Type: r.Type, Size: r.Size, SHA256: r.SHA256, Origin: r.Origin, Form: r.Form, Of: r.Of}
	if d.Added, err = readTime(r.Added); err != nil {
		return Document{}, err
	}
	if d.Removed, err = readTime(r.Removed); err != nil {
		return Document{}, err
	}
	if i := r.Issue; i != nil {
		d.Issue = &Issue{Number: i.Number, Digest: i.Digest, Forms: i.Forms, Roles: i.Roles}
		if d.Issue.Made, err = readTime(i.Made); err != nil {
			return Document{}, err
		}
	}
	return d, nil
}

func (c *content) readDocument(id string, data []byte) error {
	// Also the chunks of one that this program cannot read are somebody's.
	c.named[id] = true
	d, err := decodeDocument(data)
	if err != nil {
		return err
	}
	d.ID = id
	c.documents[id] = d
	return nil
}

// shownDocument gives a document as others see it: in the folder of its form,
// or at the top when its folder is not in the file.
func (p *Portfolio) shownDocument(d Document) Document {
	switch _, ok := p.folders[d.Folder]; {
	case d.Form != "":
		d.Folder = formFolder(d.Form)
	case !ok && d.Folder != ReportsFolder:
		d.Folder = ""
	}
	if d.Issue != nil {
		d.Issue = d.Issue.clone()
	}
	return d
}

// Documents gives the documents that were not removed, by folder and name.
func (p *Portfolio) Documents() []Document {
	var out []Document
	for _, d := range p.documents {
		if d.Removed.IsZero() {
			out = append(out, p.shownDocument(d))
		}
	}
	slices.SortFunc(out, func(a, b Document) int {
		return cmp.Or(cmp.Compare(a.Folder, b.Folder), cmp.Compare(folded(a.Name), folded(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Document gives one document, removed ones too. Refusal: DocumentGone.
func (p *Portfolio) Document(id string) (Document, error) {
	d, err := p.document(id)
	if err != nil {
		return Document{}, err
	}
	return p.shownDocument(d), nil
}

func (p *Portfolio) document(id string) (Document, error) {
	d, ok := p.documents[id]
	if !ok {
		return Document{}, problem.Refuse(DocumentGone, "Dit document is er niet meer.", "Ga terug naar Mijn documenten.")
	}
	return d, nil
}

// kept gives a document that was not removed.
func (p *Portfolio) kept(id string) (Document, error) {
	d, err := p.document(id)
	if err == nil && !d.Removed.IsZero() {
		err = problem.Refuse(DocumentGone, "Dit document is verwijderd.", "Zet het eerst terug.")
	}
	return d, err
}

// Used gives how many bytes the documents take, removed ones and those that are
// on their way too.
func (p *Portfolio) Used() int64 {
	var n int64
	for _, d := range p.documents {
		n += d.Size
	}
	for _, u := range p.uploads {
		n += u.info.Size
	}
	return n
}

// Read gives a piece of a document: length bytes from offset on, less where the
// document ends, and never more than 4 MiB. Refusals: DocumentGone,
// DocumentDamaged.
func (p *Portfolio) Read(id string, offset int64, length int) ([]byte, error) {
	d, err := p.document(id)
	if err != nil {
		return nil, err
	}
	if offset < 0 || offset > d.Size || length < 0 {
		return nil, fmt.Errorf("read %d bytes at %d of a document of %d", length, offset, d.Size)
	}
	length = int(min(int64(length), d.Size-offset, maxRead))
	out := make([]byte, 0, length)
	for len(out) < length {
		at := offset + int64(len(out))
		chunk, err := p.chunk(d, int(at/chunkSize))
		if err != nil {
			return nil, err
		}
		chunk = chunk[at%chunkSize:]
		out = append(out, chunk[:min(len(chunk), length-len(out))]...)
	}
	return out, nil
}

// chunk gives one chunk of a document, of the length that it must have.
func (p *Portfolio) chunk(d Document, n int) ([]byte, error) {
	chunk, ok, err := p.store.Get(ChunkBucket, chunkID(d.ID, n))
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	if want := min(chunkSize, d.Size-int64(n)*chunkSize); !ok || int64(len(chunk)) != want {
		return nil, problem.Refuse(DocumentDamaged, "Dit document is niet heel: er ontbreekt een deel van.", "Zet een reservekopie terug, of voeg het document opnieuw toe.")
	}
	return chunk, nil
}

// RenameDocument gives a document another name; without an ending it keeps the
// one it had. Refusals: DocumentGone, DocumentName.
func (p *Portfolio) RenameDocument(id, name string) error {
	d, err := p.kept(id)
	if err != nil {
		return err
	}
	if tidy(name) == "" {
		return problem.Refuse(DocumentName, "De naam van het document ontbreekt.", "Vul een naam in.")
	}
	if _, had := fileEnding(d.Name); had != "" {
		if _, has := fileEnding(safeFile(name)); has == "" {
			name = strings.TrimRight(name, ". ") + had
		}
	}
	d.Name = p.freeFile(d.ID, d.Folder, d.Form, name)
	return p.writeDocument(d)
}

// MoveDocument puts a document into another folder, empty for the top. In the
// folder of a form it is an attachment of that form, elsewhere of none.
// Refusals: DocumentGone, FolderGone, FormGone, FormRemoved.
func (p *Portfolio) MoveDocument(id, folder string) error {
	return p.MoveDocuments([]string{id}, folder)
}

// MoveDocuments is MoveDocument of several documents, all or none.
func (p *Portfolio) MoveDocuments(ids []string, folder string) error {
	folder, form, err := p.place(folder, "")
	if err != nil {
		return err
	}
	return p.changeDocuments(ids, p.kept, func(d *Document) { d.Folder, d.Form = folder, form })
}

// RemoveDocument takes a document out of its folder; UnremoveDocument brings it
// back, under another name where its own was taken. Refusals: DocumentGone, and
// DocumentKept for one that was not removed.
func (p *Portfolio) RemoveDocument(id string) error { return p.RemoveDocuments([]string{id}) }

// RemoveDocuments is RemoveDocument of several documents, all or none.
func (p *Portfolio) RemoveDocuments(ids []string) error {
	now := p.stamp()
	return p.changeDocuments(ids, p.kept, func(d *Document) { d.Removed = now })
}

// UnremoveDocument brings a removed document back; see RemoveDocument.
func (p *Portfolio) UnremoveDocument(id string) error { return p.UnremoveDocuments([]string{id}) }

// UnremoveDocuments is UnremoveDocument of several documents, all or none.
func (p *Portfolio) UnremoveDocuments(ids []string) error {
	return p.changeDocuments(ids, p.removedDocument, func(d *Document) { d.Removed = time.Time{} })
}

// removedDocument gives a document that was removed.
func (p *Portfolio) removedDocument(id string) (Document, error) {
	d, err := p.document(id)
	if err == nil && d.Removed.IsZero() {
		err = problem.Refuse(DocumentKept, "Dit document is niet verwijderd.", "Je vindt het in zijn map.")
	}
	return d, err
}

// changeDocuments does the same with several documents in one write. In the
// folders in which they lie then, each gets a name of its own.
func (p *Portfolio) changeDocuments(ids []string, find func(id string) (Document, error), change func(d *Document)) error {
	var steps []step
	taken := map[string]map[string]bool{}
	seen := map[string]bool{}
	for _, id := range ids {
		d, err := find(id)
		if err != nil {
			return err
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		change(&d)
		if d.Removed.IsZero() {
			at := p.shownDocument(d).Folder
			if taken[at] == nil {
				taken[at] = p.filesIn(at, ids...)
			}
			d.Name = freeAmong(taken[at], d.Name)
			taken[at][fileKey(d.Name)] = true
		}
		s, err := p.documentStep(d)
		if err != nil {
			return err
		}
		steps = append(steps, s)
	}
	if len(steps) == 0 {
		return nil
	}
	return p.do(steps...)
}

func (p *Portfolio) writeDocument(d Document) error {
	s, err := p.documentStep(d)
	if err != nil {
		return err
	}
	return p.do(s)
}

// documentStep writes the record of a document.
func (p *Portfolio) documentStep(d Document) (step, error) {
	data, err := d.encode()
	if err != nil {
		return step{}, err
	}
	return step{[]Change{{DocumentBucket, d.ID, data}}, func() { p.documents[d.ID], p.named[d.ID] = d, true }}, nil
}

// wiped gives the changes that wipe a document, with all its chunks.
func (d Document) wiped() []Change {
	out := []Change{{DocumentBucket, d.ID, nil}}
	for n := range d.chunks() {
		out = append(out, Change{ChunkBucket, chunkID(d.ID, n), nil})
	}
	return out
}
