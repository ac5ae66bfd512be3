package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"aiosmap/app/problem"
)

// Folders that are always there, or by themselves when something lies in them.
const (
	// ReportsFolder is "Mijn rapportages": what Aiosmap made, and what Scorion did.
	ReportsFolder = "rapportages"
	// AttachmentsFolder holds a folder for each form with attachments.
	AttachmentsFolder = "bijlagen"

	formFolderPrefix = "formulier-"
)

// formFolder gives the id of the folder of a form's attachments.
func formFolder(form string) string { return formFolderPrefix + form }

const (
	maxFolders = 500
	// maxDepth is how many folders may lie in each other.
	maxDepth = 8
)

// Folder is a folder of Mijn documenten.
type Folder struct {
	ID, Name string
	// Parent is the id of the folder it lies in, empty for the top.
	Parent string
	// Fixed folders are not renamed, moved or removed.
	Fixed bool
	// Form is the id of the form whose attachments lie in it, or empty.
	Form string
}

type folderRecord struct {
	Version int    `json:"version"`
	Name    string `json:"name"`
	Parent  string `json:"parent"`
}

func (c *content) readFolder(id string, data []byte) error {
	r, err := decode[folderRecord](data)
	if err != nil {
		return err
	}
	if safeName(r.Name) != r.Name {
		return fmt.Errorf("%w: folder %q", errRecord, r.Name)
	}
	c.folders[id] = Folder{ID: id, Name: r.Name, Parent: r.Parent}
	return nil
}

// straighten puts a folder whose way to the top leads nowhere, or round, at the
// top: two computers can each have moved one into the other.
func (c *content) straighten() {
	ids := make([]string, 0, len(c.folders))
	for id := range c.folders {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		seen := map[string]bool{id: true}
		for up := c.folders[id].Parent; up != ""; up = c.folders[up].Parent {
			if _, ok := c.folders[up]; !ok || seen[up] {
				f := c.folders[id]
				f.Parent = ""
				c.folders[id] = f
				break
			}
			seen[up] = true
		}
	}
}

// Folders gives all folders, by name: Mijn rapportages, those of the aios, and
// those of forms that have attachments.
func (p *Portfolio) Folders() []Folder {
	out := []Folder{{ID: ReportsFolder, Name: "Mijn rapportages", Fixed: true}}
	for _, f := range p.folders {
		out = append(out, f)
	}
	seen := map[string]bool{}
	for _, d := range p.documents {
		if d.Form == "" || !d.Removed.IsZero() || seen[d.Form] {
			continue
		}
		seen[d.Form] = true
		out = append(out, Folder{ID: formFolder(d.Form), Name: p.formName(d.Form), Parent: AttachmentsFolder, Fixed: true, Form: d.Form})
	}
	if len(seen) > 0 {
		out = append(out, Folder{ID: AttachmentsFolder, Name: "Bijlagen bij formulieren", Fixed: true})
	}
	slices.SortFunc(out, func(a, b Folder) int {
		return cmp.Or(cmp.Compare(folded(a.Name), folded(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// formName gives what a form is called where its attachments lie.
func (p *Portfolio) formName(id string) string {
	e, err := p.find(id)
	if err != nil {
		return "Formulier dat er niet meer is"
	}
	return p.title(e)
}

// CreateFolder makes a folder in another, empty for the top, and gives its id.
// Refusals: FolderGone, FolderName, FolderExists, FolderDeep.
func (p *Portfolio) CreateFolder(parent, name string) (string, error) {
	id, err := p.store.NewID()
	if err != nil {
		return "", fmt.Errorf("new folder: %w", err)
	}
	if len(p.folders) >= maxFolders {
		return "", problem.Refuse(FolderDeep, fmt.Sprintf("Er zijn al %d mappen.", maxFolders), "Verwijder eerst mappen die je niet meer nodig hebt.")
	}
	return id, p.writeFolder(Folder{ID: id, Name: name, Parent: parent})
}

// RenameFolder gives a folder another name. Refusals: FolderGone, FolderFixed,
// FolderName, FolderExists.
func (p *Portfolio) RenameFolder(id, name string) error {
	f, err := p.ownFolder(id)
	if err != nil {
		return err
	}
	f.Name = name
	return p.writeFolder(f)
}

// MoveFolder puts a folder into another, empty for the top. Refusals:
// FolderGone, FolderFixed, FolderInside, FolderExists, FolderDeep.
func (p *Portfolio) MoveFolder(id, parent string) error {
	f, err := p.ownFolder(id)
	if err != nil {
		return err
	}
	f.Parent = parent
	return p.writeFolder(f)
}

// RemoveFolder takes away a folder in which nothing lies. Refusals: FolderGone,
// FolderFixed, FolderFull.
func (p *Portfolio) RemoveFolder(id string) error {
	f, err := p.ownFolder(id)
	if err != nil {
		return err
	}
	full := slices.ContainsFunc(p.Documents(), func(d Document) bool { return d.Folder == id })
	for _, other := range p.folders {
		full = full || other.Parent == id
	}
	if full {
		return problem.Refuse(FolderFull, fmt.Sprintf("De map ‘%s’ is niet leeg.", f.Name), "Verplaats of verwijder eerst wat erin ligt.")
	}
	return p.write([]Change{{FolderBucket, id, nil}}, func() { delete(p.folders, id) })
}

// ownFolder gives a folder that the aios made.
func (p *Portfolio) ownFolder(id string) (Folder, error) {
	if id == ReportsFolder || id == AttachmentsFolder || strings.HasPrefix(id, formFolderPrefix) {
		return Folder{}, problem.Refuse(FolderFixed, "Deze map hoort bij Aiosmap en blijft zoals ze is.", "Maak een eigen map als je iets anders wilt.")
	}
	f, ok := p.folders[id]
	if !ok {
		return Folder{}, goneFolder()
	}
	return f, nil
}

func goneFolder() problem.Problem {
	return problem.Refuse(FolderGone, "Deze map is er niet.", "Kies een andere map.")
}

// writeFolder keeps a folder, new or changed, when its name and place will do.
func (p *Portfolio) writeFolder(f Folder) error {
	if tidy(f.Name) == "" {
		return problem.Refuse(FolderName, "De naam van de map ontbreekt.", "Vul een naam in.")
	}
	f.Name = safeName(f.Name)
	depth := 1
	for up := f.Parent; up != ""; up = p.folders[up].Parent {
		if up == f.ID {
			return problem.Refuse(FolderInside, "Een map kan niet in zichzelf liggen.", "Kies een andere map.")
		}
		if _, err := p.ownFolder(up); err != nil {
			return err
		}
		depth++
	}
	if depth+p.height(f.ID) > maxDepth {
		return problem.Refuse(FolderDeep, fmt.Sprintf("Er passen niet meer dan %d mappen in elkaar.", maxDepth), "Leg de map hoger.")
	}
	key := fileKey(f.Name)
	for _, other := range p.folders {
		if other.ID != f.ID && other.Parent == f.Parent && fileKey(other.Name) == key {
			return problem.Refuse(FolderExists, fmt.Sprintf("Er is hier al een map ‘%s’.", other.Name), "Kies een andere naam.")
		}
	}
	data, err := encode(folderRecord{recordVersion, f.Name, f.Parent})
	if err != nil {
		return err
	}
	return p.write([]Change{{FolderBucket, f.ID, data}}, func() { p.folders[f.ID] = f })
}

// height gives how many folders lie in each other below one.
func (p *Portfolio) height(id string) int {
	most := 0
	for _, f := range p.folders {
		if f.Parent == id {
			most = max(most, 1+p.height(f.ID))
		}
	}
	return most
}

// place gives where a document goes: in a folder, or with a form.
func (p *Portfolio) place(folder, form string) (string, string, error) {
	if rest, ok := strings.CutPrefix(folder, formFolderPrefix); ok && form == "" {
		form = rest
	}
	if form != "" {
		e, err := p.find(form)
		if err == nil && e.removed() {
			err = removedRefusal()
		}
		return "", form, err
	}
	if folder == "" || folder == ReportsFolder {
		return folder, "", nil
	}
	if _, ok := p.folders[folder]; !ok {
		return "", "", goneFolder()
	}
	return folder, "", nil
}

// freeFile gives a name as it is kept, for the document with this id: safe on
// every system and unlike those beside it.
func (p *Portfolio) freeFile(id, folder, form, name string) string {
	return freeAmong(p.filesIn(p.shownDocument(Document{Folder: folder, Form: form}).Folder, id), name)
}

// filesIn gives the keys of the names in a folder, those of some documents aside.
func (p *Portfolio) filesIn(folder string, but ...string) map[string]bool {
	taken := map[string]bool{}
	for _, d := range p.documents {
		if !slices.Contains(but, d.ID) && d.Removed.IsZero() && p.shownDocument(d).Folder == folder {
			taken[fileKey(d.Name)] = true
		}
	}
	return taken
}

// freeAmong gives a name that is not taken.
func freeAmong(taken map[string]bool, name string) string {
	name = safeFile(name)
	stem, ending := fileEnding(name)
	for i := 2; taken[fileKey(name)]; i++ {
		number := fmt.Sprintf(" (%d)", i)
		name = tidy(shortened(stem, nameLength-utf8.RuneCountInString(ending)-len(number))) + number + ending
	}
	return name
}

// fileKey gives a name as systems compare it that see no difference between
// capitals and small letters.
func fileKey(name string) string { return strings.ToLower(norm.NFKC.String(name)) }
