package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"

	"aiosmap/app/problem"
)

// NewDocument is what is known of a document before its bytes come.
type NewDocument struct {
	// Name is made safe, and unlike the others in its folder.
	Name string
	// Folder is where it goes, empty for the top.
	Folder string
	// Size is its length in bytes.
	Size   int64
	Origin Origin
	// Form attaches it to a form; then Folder says nothing.
	Form string
	// Of is the document of which it is the signed copy. It goes into the folder
	// of that where Folder and Form say nothing.
	Of string
}

// perWrite is how many chunks one transaction takes: so long another call waits.
const perWrite = 2

// Upload is a document on its way in. It is not safe for use by several
// goroutines at once, nor beside other calls of its portfolio.
type Upload struct {
	p    *Portfolio
	id   string
	info NewDocument
	// buffer holds what is not written yet: less than perWrite chunks.
	buffer  []byte
	written int // chunks
	size    int64
	sum     hash.Hash
	kind    string
	ended   bool
}

// errEnded marks a call on an upload that was finished or ended.
var errEnded = errors.New("upload has ended")

// NewDocument begins a document; nothing is written yet. Refusals:
// DocumentLarge, DocumentsFull, DocumentEmpty, FolderGone, FormGone,
// FormRemoved, and DocumentGone for what it would be the signed copy of.
func (p *Portfolio) NewDocument(info NewDocument) (*Upload, error) {
	switch {
	case !slices.Contains(origins, info.Origin):
		return nil, fmt.Errorf("document from %q", info.Origin)
	case info.Size <= 0:
		return nil, problem.Refuse(DocumentEmpty, "Dit bestand is leeg.", "Kijk of het bestand klopt, en voeg het opnieuw toe.")
	case info.Size > MaxDocument:
		return nil, problem.Refuse(DocumentLarge, fmt.Sprintf("Dit bestand is groter dan %d MB en past niet in je portfolio.", MaxDocument>>20),
			"Maak het kleiner, bijvoorbeeld door het met een lagere resolutie te scannen, of bewaar het elders.")
	case p.Used()+info.Size > MaxDocuments:
		return nil, problem.Refuse(DocumentsFull, fmt.Sprintf("Er past niet meer in Mijn documenten dan %d GB.", MaxDocuments>>30),
			"Verwijder documenten die je niet meer nodig hebt, en kies daarna Opruimen.")
	}
	if info.Of != "" {
		of, err := p.kept(info.Of)
		if err != nil {
			return nil, err
		}
		if info.Folder == "" && info.Form == "" {
			info.Folder, info.Form = of.Folder, of.Form
		}
	}
	var err error
	if info.Folder, info.Form, err = p.place(info.Folder, info.Form); err != nil {
		return nil, err
	}
	u := &Upload{p: p, info: info, sum: sha256.New()}
	if u.id, err = p.store.NewID(); err != nil {
		return nil, fmt.Errorf("new document: %w", err)
	}
	p.uploads[u.id] = u
	return u, nil
}

// ID is the id that the document gets.
func (u *Upload) ID() string { return u.id }

// Left is how many bytes are still to come.
func (u *Upload) Left() int64 { return u.info.Size - u.size }

// Write takes the next bytes. Most calls write one transaction of at most 2 MiB,
// or none; one that brings more than that writes several. Refusals:
// DocumentChanged when there are more than were told, and those of the store.
// After an error the upload can only be ended.
func (u *Upload) Write(piece []byte) (int, error) {
	if u.ended {
		return 0, errEnded
	}
	if int64(len(piece)) > u.Left() {
		return 0, changedDocument()
	}
	if u.kind == "" && len(piece) > 0 {
		u.kind = MediaType(piece)
	}
	taken := 0
	for taken < len(piece) {
		n := min(len(piece)-taken, perWrite*chunkSize-len(u.buffer))
		if u.buffer == nil {
			u.buffer = make([]byte, 0, min(u.info.Size, perWrite*chunkSize))
		}
		u.buffer = append(u.buffer, piece[taken:taken+n]...)
		taken += n
		u.size += int64(n)
		if len(u.buffer) < perWrite*chunkSize {
			break
		}
		changes := u.full()
		if err := u.p.write(changes, func() { u.written, u.buffer = u.written+len(changes), u.buffer[:0] }); err != nil {
			return taken, err
		}
	}
	u.sum.Write(piece)
	return taken, nil
}

// full gives the chunks in the buffer; the last one may be short.
func (u *Upload) full() []Change {
	var out []Change
	for chunk := range slices.Chunk(u.buffer, chunkSize) {
		out = append(out, Change{ChunkBucket, chunkID(u.id, u.written+len(out)), chunk})
	}
	return out
}

// Finish writes what is left and the record of the document, which shows it.
// Refusals: DocumentChanged when there are fewer bytes than were told, and those
// of the store; the upload can be finished again, or ended.
func (u *Upload) Finish() (Document, error) {
	if u.ended {
		return Document{}, errEnded
	}
	if u.Left() > 0 {
		return Document{}, changedDocument()
	}
	p, info := u.p, u.info
	d := Document{ID: u.id, Name: p.freeFile(u.id, info.Folder, info.Form, info.Name), Folder: info.Folder, Type: u.kind, Size: info.Size,
		SHA256: hex.EncodeToString(u.sum.Sum(nil)), Added: p.stamp(), Origin: info.Origin, Form: info.Form, Of: info.Of}
	record, err := p.documentStep(d)
	if err != nil {
		return Document{}, err
	}
	if err := p.do(step{u.full(), func() {}}, record); err != nil {
		return Document{}, err
	}
	u.end()
	return p.shownDocument(d), nil
}

// Abort ends the upload and takes away what was written of it. Where that fails,
// Sweep takes it away another time. Ending twice does nothing.
func (u *Upload) Abort() error {
	if u.ended {
		return nil
	}
	u.end()
	var gone []Change
	for n := range u.written {
		gone = append(gone, Change{ChunkBucket, chunkID(u.id, n), nil})
	}
	if len(gone) == 0 {
		return nil
	}
	return u.p.write(gone, func() {})
}

func (u *Upload) end() {
	u.ended, u.buffer = true, nil
	delete(u.p.uploads, u.id)
}

func changedDocument() problem.Problem {
	return problem.Refuse(DocumentChanged, "Het bestand veranderde terwijl het werd toegevoegd.", "Voeg het opnieuw toe als niemand er meer in schrijft.")
}

// AddReport adds a document whole, in one write: the bytes and what they were
// issued of come together or not at all. It goes into Mijn rapportages. An issue
// without a number is none. Refusals as NewDocument.
func (p *Portfolio) AddReport(name string, pdf []byte, issue Issue, origin Origin) (Document, error) {
	u, err := p.NewDocument(NewDocument{Name: name, Folder: ReportsFolder, Size: int64(len(pdf)), Origin: origin})
	if err != nil {
		return Document{}, err
	}
	defer u.end()
	if len(pdf) > maxReport {
		return Document{}, problem.Refuse(DocumentLarge, "Dit document is te groot om in één keer te bewaren.", "Voeg het toe in Mijn documenten.")
	}
	u.buffer = pdf
	sum := sha256.Sum256(pdf)
	d := Document{ID: u.id, Name: p.freeFile(u.id, ReportsFolder, "", name), Folder: ReportsFolder, Type: MediaType(pdf), Size: int64(len(pdf)),
		SHA256: hex.EncodeToString(sum[:]), Added: p.stamp(), Origin: origin}
	if issue.Number != "" {
		d.Issue = issue.clone()
	}
	record, err := p.documentStep(d)
	if err != nil {
		return Document{}, err
	}
	if err := p.do(step{u.full(), func() {}}, record); err != nil {
		return Document{}, err
	}
	return p.shownDocument(d), nil
}

// maxReport is how long a document may be that is added in one write.
const maxReport = 16 << 20
