package portfolio_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// bytesOf gives n bytes that look like no other's.
func bytesOf(name string, n int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8(sha256.Sum256([]byte(name))).Read(b)
	return b
}

// put adds a document in pieces.
func (d *desk) put(info portfolio.NewDocument, data []byte, piece int) portfolio.Document {
	d.t.Helper()
	if info.Origin == "" {
		info.Origin = portfolio.OriginOwn
	}
	info.Size = int64(len(data))
	u, err := d.NewDocument(info)
	d.ok(err)
	for p := range slices.Chunk(data, piece) {
		n, err := u.Write(p)
		if d.ok(err); n != len(p) {
			d.t.Fatalf("took %d of %d", n, len(p))
		}
	}
	got, err := u.Finish()
	d.ok(err)
	return got
}

func (d *desk) document(id string) portfolio.Document {
	d.t.Helper()
	got, err := d.Document(id)
	d.ok(err)
	return got
}

// whole reads a document in pieces that do not fit its chunks.
func (d *desk) whole(id string, piece int) []byte {
	d.t.Helper()
	var out []byte
	for {
		part, err := d.Read(id, int64(len(out)), piece)
		if d.ok(err); len(part) == 0 {
			return out
		}
		out = append(out, part...)
	}
}

// drawnDocuments shows the documents as folder/name.
func drawnDocuments(d *desk) string {
	names := map[string]string{"": "", portfolio.ReportsFolder: "Mijn rapportages/"}
	for _, f := range d.Folders() {
		names[f.ID] = f.Name + "/"
	}
	var out []string
	for _, x := range d.Documents() {
		out = append(out, names[x.Folder]+x.Name)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

const mib = 1 << 20

// Whatever its length and however it comes, a document is given back as it was,
// whole and in pieces, also after everything is read anew.
func TestDocumentsComeBack(t *testing.T) {
	d := newDesk(t)
	for _, size := range []int{1, mib - 1, mib, mib + 1, 4 * mib, 9*mib + 5} {
		for _, piece := range []int{300_007, mib, 5 * mib} {
			data := append([]byte("%PDF-1.7\n"), bytesOf(fmt.Sprint(size, piece), size)...)[:size]
			got := d.put(portfolio.NewDocument{Name: fmt.Sprintf("%d.pdf", size)}, data, piece)
			sum := sha256.Sum256(data)
			if got.SHA256 != hex.EncodeToString(sum[:]) || got.Size != int64(size) || size > 5 && got.Type != "application/pdf" {
				t.Fatalf("%d in pieces of %d: %+v", size, piece, got)
			}
			if size != 4*mib {
				d.reopen()
			}
			if !bytes.Equal(d.whole(got.ID, 777_777), data) || !bytes.Equal(d.whole(got.ID, 64*mib), data) {
				t.Fatalf("%d in pieces of %d came back as another", size, piece)
			}
			d.ok(d.RemoveDocument(got.ID))
			d.wipe(got.ID)
		}
	}
	if n := len(d.store.records[portfolio.ChunkBucket]); n != 0 {
		t.Errorf("%d chunks of wiped documents", n)
	}
}

func (d *desk) wipe(ids ...string) {
	d.t.Helper()
	changes, err := d.Purge(ids)
	d.ok(err)
	d.ok(d.store.Write(changes...))
	d.Purged(ids)
}

// Nothing is shown before all of it is there, and what is left of one that was
// cut off is swept; of one that a later program made nothing is.
func TestUploads(t *testing.T) {
	d := newDesk(t)
	data := bytesOf("half", 9*mib)
	begin := func() *portfolio.Upload {
		t.Helper()
		u, err := d.NewDocument(portfolio.NewDocument{Name: "half.bin", Size: int64(len(data)), Origin: portfolio.OriginOwn})
		d.ok(err)
		_, err = u.Write(data[:8*mib+3])
		d.ok(err)
		return u
	}
	chunks := func() int { return len(d.store.records[portfolio.ChunkBucket]) }
	u := begin()
	if chunks() != 8 || len(d.Documents()) != 0 || d.Used() != int64(len(data)) || u.Left() != mib-3 {
		t.Errorf("%d chunks, %d documents, %d used, %d left", chunks(), len(d.Documents()), d.Used(), u.Left())
	}
	_, err := u.Finish()
	refused(t, err, portfolio.DocumentChanged)
	_, err = u.Write(data)
	refused(t, err, portfolio.DocumentChanged)
	if left, err := d.Sweep(); err != nil || left != 0 || chunks() != 8 {
		t.Errorf("a running upload was swept: %d chunks, %v", chunks(), err)
	}
	d.ok(u.Abort())
	d.ok(u.Abort())
	if _, err := u.Write(nil); err == nil || chunks() != 0 || d.Used() != 0 {
		t.Errorf("%d chunks after ending, %v", chunks(), err)
	}

	u = begin()
	_, err = u.Write(data[8*mib+3:])
	d.ok(err)
	d.store.fail = errDisk
	if _, err := u.Finish(); err == nil || len(d.Documents()) != 0 {
		t.Error("a full disk was not told")
	}
	if _, err := u.Finish(); err != nil || len(d.Documents()) != 1 {
		t.Errorf("not finished after that: %v", err)
	}
	begin()
	foreign := strings.Repeat("5e", 16)
	d.ok(d.store.Write(portfolio.Change{Bucket: portfolio.DocumentBucket, ID: foreign, Value: []byte(`{"version":2}`)},
		portfolio.Change{Bucket: portfolio.ChunkBucket, ID: foreign + "-00000", Value: []byte("x")}))
	d.reopen()
	loose, err := d.LooseChunks()
	if d.ok(err); len(loose) != 8 {
		t.Errorf("%d loose chunks", len(loose))
	}
	if left, err := d.Sweep(); err != nil || left != 0 || chunks() != 10 {
		t.Errorf("%d chunks after sweeping, %v", chunks(), err)
	}
	if got := d.Documents(); len(got) != 1 || !bytes.Equal(d.whole(got[0].ID, mib), data) {
		t.Error("sweeping took what is somebody's")
	}
	for _, n := range []int{2, 5} {
		delete(d.store.records[portfolio.ChunkBucket], fmt.Sprintf("%s-%05d", d.Documents()[0].ID, n))
	}
	_, err = d.Read(d.Documents()[0].ID, 0, 4*mib)
	refused(t, err, portfolio.DocumentDamaged)
	first := fmt.Sprintf("%s-%05d", d.Documents()[0].ID, 0)
	d.store.records[portfolio.ChunkBucket][first] = d.store.records[portfolio.ChunkBucket][first][1:]
	_, err = d.Read(d.Documents()[0].ID, 0, 10)
	refused(t, err, portfolio.DocumentDamaged)
}

func TestDocumentsThatDoNotFit(t *testing.T) {
	d := newDesk(t)
	own := portfolio.NewDocument{Name: "a", Size: 5, Origin: portfolio.OriginOwn}
	for code, change := range map[problem.Code]func(*portfolio.NewDocument){
		portfolio.DocumentEmpty: func(n *portfolio.NewDocument) { n.Size = 0 },
		portfolio.DocumentLarge: func(n *portfolio.NewDocument) { n.Size = portfolio.MaxDocument + 1 },
		portfolio.FolderGone:    func(n *portfolio.NewDocument) { n.Folder = "weg" },
		portfolio.FormGone:      func(n *portfolio.NewDocument) { n.Form = "weg" },
		portfolio.DocumentGone:  func(n *portfolio.NewDocument) { n.Of = "weg" },
	} {
		info := own
		change(&info)
		_, err := d.NewDocument(info)
		refused(t, err, code)
	}
	var all []*portfolio.Upload
	for range portfolio.MaxDocuments / portfolio.MaxDocument {
		u, err := d.NewDocument(portfolio.NewDocument{Name: "a", Size: portfolio.MaxDocument, Origin: portfolio.OriginOwn})
		d.ok(err)
		all = append(all, u)
	}
	large := own
	large.Size = portfolio.MaxDocument
	_, err := d.NewDocument(large)
	refused(t, err, portfolio.DocumentsFull)
	d.ok(all[0].Abort())
	_, err = d.NewDocument(large)
	d.ok(err)
}

// Names are safe on every system and no two the same in a folder; what was
// removed takes no name, and coming back it gets another one.
func TestNamesOfDocuments(t *testing.T) {
	d := newDesk(t)
	add := func(name string) portfolio.Document { return d.put(portfolio.NewDocument{Name: name}, []byte("x"), 1) }
	for name, want := range map[string]string{
		`C:\Users\eva\scan.PDF`:            "scan.PDF",
		"../../etc/passwd":                 "passwd",
		"con.pdf":                          "_con.pdf",
		"  a:b?.pdf ":                      "a-b.pdf",
		".pdf":                             "pdf",
		"":                                 "Zonder titel",
		"x\u202egnp.exe":                   "xgnp.exe",
		strings.Repeat("é", 300) + ".jpeg": strings.Repeat("é", 75) + ".jpeg",
	} {
		got := add(name)
		if got.Name != want {
			t.Errorf("%q is kept as %q", name, got.Name)
		}
		d.reopen()
		if len(d.Matters()) > 0 {
			t.Fatalf("%q cannot be read back", name)
		}
	}
	first, second := add("verslag.pdf"), add("Verslag.PDF")
	if second.Name != "Verslag (2).PDF" || add("verslag.pdf").Name != "verslag (3).pdf" {
		t.Errorf("beside %q: %q", first.Name, second.Name)
	}
	d.ok(d.RemoveDocument(first.ID))
	if got := add("verslag.pdf").Name; got != "verslag.pdf" {
		t.Errorf("the name of a removed one is taken: %q", got)
	}
	d.ok(d.UnremoveDocument(first.ID))
	refused(t, d.UnremoveDocument(first.ID), portfolio.DocumentKept)
	if got := d.document(first.ID).Name; got != "verslag (4).pdf" {
		t.Errorf("came back as %q", got)
	}
	d.ok(d.RenameDocument(first.ID, "getekend"))
	if got := d.document(first.ID).Name; got != "getekend.pdf" {
		t.Errorf("renamed to %q", got)
	}
	d.ok(d.RenameDocument(first.ID, "getekend.PDF"))
	refused(t, d.RenameDocument(first.ID, " . "), portfolio.DocumentName)
	refused(t, d.RenameDocument("weg", "x"), portfolio.DocumentGone)
}

// Folders lie in each other, but not in themselves, and go when they are empty.
func TestFolders(t *testing.T) {
	d := newDesk(t)
	make := func(parent, name string) string {
		t.Helper()
		id, err := d.CreateFolder(parent, name)
		d.ok(err)
		return id
	}
	a := make("", "Scans")
	b := make(a, "2026")
	_, err := d.CreateFolder("", "scans ")
	refused(t, err, portfolio.FolderExists)
	_, err = d.CreateFolder("", " / ")
	if err != nil {
		t.Errorf("a slash: %v", err)
	}
	_, err = d.CreateFolder("", "  ")
	refused(t, err, portfolio.FolderName)
	_, err = d.CreateFolder(portfolio.ReportsFolder, "x")
	refused(t, err, portfolio.FolderFixed)
	refused(t, d.MoveFolder(a, b), portfolio.FolderInside)
	refused(t, d.MoveFolder(a, a), portfolio.FolderInside)
	refused(t, d.MoveFolder(a, "weg"), portfolio.FolderGone)
	refused(t, d.RenameFolder(portfolio.ReportsFolder, "Van mij"), portfolio.FolderFixed)
	refused(t, d.RemoveFolder(a), portfolio.FolderFull)
	doc := d.put(portfolio.NewDocument{Name: "a.txt", Folder: b}, []byte("tekst"), 5)
	refused(t, d.RemoveFolder(b), portfolio.FolderFull)
	d.ok(d.MoveFolder(b, ""))
	d.ok(d.RemoveFolder(a))
	d.ok(d.RenameFolder(b, "Scans"))
	if got := drawnDocuments(d); got != "Scans/a.txt" {
		t.Errorf("%s", got)
	}
	// Removed with its folder gone it comes back at the top.
	d.ok(d.RemoveDocument(doc.ID))
	d.ok(d.RemoveFolder(b))
	d.ok(d.UnremoveDocument(doc.ID))
	if got := drawnDocuments(d); got != "a.txt" || d.document(doc.ID).Type != "text/plain" {
		t.Errorf("%s", got)
	}
	deep := ""
	for range 8 {
		deep = make(deep, "in")
	}
	_, err = d.CreateFolder(deep, "in")
	refused(t, err, portfolio.FolderDeep)
	// Two computers each moved one into the other: both are still there.
	x, y := make("", "X"), make("", "Y")
	for of, in := range map[string]string{x: y, y: x} {
		d.ok(d.store.Write(portfolio.Change{Bucket: portfolio.FolderBucket, ID: of, Value: fmt.Appendf(nil, `{"version":1,"name":"R","parent":%q}`, in)}))
	}
	d.reopen()
	for _, f := range d.Folders() {
		if f.ID == x && f.Parent == y && slices.ContainsFunc(d.Folders(), func(o portfolio.Folder) bool { return o.ID == y && o.Parent == x }) {
			t.Error("folders lie round in each other")
		}
	}
}

// An attachment lies in the folder of its form, and stays when the form is wiped.
func TestAttachments(t *testing.T) {
	d := newDesk(t)
	one, two := d.create("Reflecties", "reflectie"), d.create("Reflecties", "reflectie")
	d.save(one, reflection("Eerste"))
	d.save(two, reflection("Tweede"))
	a := d.put(portfolio.NewDocument{Name: "foto.jpg", Form: one}, []byte("\xff\xd8\xffx"), 9)
	b := d.put(portfolio.NewDocument{Name: "foto.jpg", Form: two}, []byte("y"), 9)
	if a.Type != "image/jpeg" || drawnDocuments(d) != "Eerste/foto.jpg\nTweede/foto.jpg" {
		t.Errorf("%s, %s", a.Type, drawnDocuments(d))
	}
	for _, f := range d.Folders() {
		if f.Form != "" && (!f.Fixed || f.Parent != portfolio.AttachmentsFolder) {
			t.Errorf("%+v", f)
		}
	}
	d.ok(d.MoveDocument(a.ID, b.Folder))
	if got := d.document(a.ID); got.Form != two || got.Name != "foto (2).jpg" {
		t.Errorf("%+v", got)
	}
	d.ok(d.MoveDocument(a.ID, ""))
	if got := d.document(a.ID); got.Form != "" || got.Name != "foto (2).jpg" {
		t.Errorf("%+v", got)
	}
	d.ok(d.Remove(two))
	_, err := d.NewDocument(portfolio.NewDocument{Name: "x", Size: 1, Origin: portfolio.OriginOwn, Form: two})
	refused(t, err, portfolio.FormRemoved)
	d.wipe(two)
	want := "foto (2).jpg\nfoto.jpg"
	if got := drawnDocuments(d); got != want {
		t.Errorf("after wiping the form:\n%s", got)
	}
	d.reopen()
	if got := drawnDocuments(d); got != want {
		t.Errorf("and read anew:\n%s", got)
	}
	d.ok(d.RemoveDocument(b.ID))
	if r := d.Removed(); len(r) != 1 || !r[0].Document || r[0].Title != "foto.jpg" {
		t.Errorf("%+v", r)
	}
	_, err = d.Purge([]string{a.ID})
	refused(t, err, portfolio.DocumentKept)
}

// A document is issued with what it was made of, in one write; a withdrawn form
// that it speaks of stays.
func TestIssuing(t *testing.T) {
	d := newDesk(t)
	id := d.declared("consultarts")
	d.confirm(id, declaration("consultarts"))
	issue := portfolio.Issue{Number: "HAP-2026-7K4M-Q2XD", Digest: "ab", Forms: []string{id}, Roles: []string{"consultarts"}, Made: d.clock.at}
	pdf := append([]byte("%PDF-1.4\n"), bytesOf("pdf", mib)...)
	d.store.fail = errDisk
	if _, err := d.AddReport("Verklaring.pdf", pdf, issue, portfolio.OriginReport); err == nil || d.Used() != 0 || len(d.Documents()) != 0 {
		t.Errorf("issued on a full disk: %v, %d", err, d.Used())
	}
	writes := d.store.writes
	doc, err := d.AddReport("Verklaring.pdf", pdf, issue, portfolio.OriginReport)
	if d.ok(err); d.store.writes != writes+1 || doc.Folder != portfolio.ReportsFolder || doc.Type != "application/pdf" {
		t.Errorf("%d writes, %+v", d.store.writes-writes, doc)
	}
	d.reopen()
	if got := d.document(doc.ID); got.Issue == nil || got.Issue.Number != issue.Number || !slices.Equal(got.Issue.Forms, issue.Forms) || !got.Issue.Made.Equal(issue.Made) ||
		!bytes.Equal(d.whole(doc.ID, mib), pdf) {
		t.Errorf("%+v", got)
	}
	signed := d.put(portfolio.NewDocument{Name: "getekend.jpg", Of: doc.ID, Origin: portfolio.OriginSigned}, []byte("\xff\xd8\xff"), 9)
	if signed.Of != doc.ID || signed.Folder != portfolio.ReportsFolder {
		t.Errorf("%+v", signed)
	}
	d.ok(d.Withdraw(id, "Vergissing."))
	refused(t, d.Remove(id), portfolio.FormIssued)
	d.ok(d.RemoveDocument(doc.ID))
	d.ok(d.Remove(id))
	if other, err := d.AddReport("Uit Scorion.pdf", pdf, portfolio.Issue{}, portfolio.OriginScorion); err != nil || other.Issue != nil {
		t.Errorf("%+v, %v", other, err)
	}
	_, err = d.AddReport("Groot.pdf", make([]byte, 17*mib), issue, portfolio.OriginReport)
	refused(t, err, portfolio.DocumentLarge)
}

// Mails wait until they are sent, and go with their document.
func TestMails(t *testing.T) {
	d := newDesk(t)
	doc := d.put(portfolio.NewDocument{Name: "a.pdf"}, []byte("%PDF-"), 9)
	id, err := d.PutMail(portfolio.Mail{Document: doc.ID, To: "hap@example.nl\r\nBcc: x@example.nl", Subject: "Verklaring\u2028", Text: "Beste,\r\nBijgaand.\n"})
	d.ok(err)
	later, err := d.PutMail(portfolio.Mail{Document: doc.ID, To: "b@example.nl"})
	d.ok(err)
	d.ok(d.SentMail(later, true))
	d.ok(d.SentMail(later, true))
	d.reopen()
	all := d.Mails()
	if len(all) != 2 || all[0].ID != id || all[0].To != "hap@example.nl Bcc: x@example.nl" || all[0].Subject != "Verklaring" || all[0].Text != "Beste,\nBijgaand.\n" || all[1].Sent.IsZero() {
		t.Errorf("%+v", all)
	}
	changed := all[1]
	changed.Text = "Nog eens."
	_, err = d.PutMail(changed)
	if d.ok(err); d.Mails()[1].Sent.IsZero() || d.Mails()[1].Text != "Nog eens." {
		t.Errorf("%+v", d.Mails())
	}
	d.ok(d.SentMail(later, false))
	if got, err := d.Mail(later); err != nil || !got.Sent.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	_, err = d.PutMail(portfolio.Mail{Document: doc.ID, Text: strings.Repeat("x", 20_001)})
	refused(t, err, portfolio.MailWrong)
	_, err = d.PutMail(portfolio.Mail{Document: "weg"})
	refused(t, err, portfolio.DocumentGone)
	_, err = d.PutMail(portfolio.Mail{ID: "weg", Document: doc.ID})
	refused(t, err, portfolio.MailGone)
	d.ok(d.RemoveMail(later))
	refused(t, d.RemoveMail(later), portfolio.MailGone)
	d.ok(d.RemoveDocument(doc.ID))
	d.wipe(doc.ID)
	if len(d.Mails()) != 0 || len(d.store.records[portfolio.OutboxBucket]) != 0 {
		t.Error("a mail without its document")
	}
}

// What a file is, is told by how it begins.
func TestKinds(t *testing.T) {
	d := newDesk(t)
	for head, want := range map[string]string{
		"\x89PNG\r\n\x1a\nIHDR": "image/png", "%PDF-1.4": "application/pdf", "junk\n%PDF-1.4": "application/pdf", "RIFF0000WEBP": "image/webp",
		"\x00\x00\x00\x18ftypheic": "image/heic", "PK\x03\x04": "application/zip", "gewoon tekst met ë\n": "text/plain", "\x00\x01": "application/octet-stream",
		"MM\x00*": "image/tiff", "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36": "image/bmp", "BMI en bloeddruk": "text/plain", "<svg>": "text/plain", "\xff\xfe\x00": "application/octet-stream",
	} {
		if got := d.put(portfolio.NewDocument{Name: "x.pdf"}, []byte(head), 999).Type; got != want {
			t.Errorf("%q is %s, not %s", head, got, want)
		}
	}
}
