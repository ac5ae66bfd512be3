package portfolio

type exportedDocument struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	File   string         `json:"file"`
	Type   string         `json:"type"`
	Size   int64          `json:"size"`
	SHA256 string         `json:"sha256"`
	Added  string         `json:"added"`
	Origin Origin         `json:"origin"`
	Form   string         `json:"form,omitempty"`
	Of     string         `json:"of,omitempty"`
	Issue  *exportedIssue `json:"issue,omitempty"`
}

type exportedIssue struct {
	Number string   `json:"number"`
	Digest string   `json:"digest"`
	Forms  []string `json:"forms"`
	Roles  []string `json:"roles"`
	Made   string   `json:"made"`
}

type exportedMail struct {
	Document string `json:"document"`
	To       string `json:"to"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	Made     string `json:"made"`
	Sent     string `json:"sent"`
}

// exportDocuments gives the documents in their folders, and tells of them and of
// the mails that wait.
func (p *Portfolio) exportDocuments(out *exported, n names) []ExportFile {
	folders := p.exportFolders(n)
	var files []ExportFile
	for _, d := range p.Documents() {
		stem, ending := fileEnding(d.Name)
		name := n.takeSafe(folders[d.Folder], stem, ending)
		files = append(files, ExportFile{Name: name, Document: d.ID, Size: d.Size, SHA256: d.SHA256})
		x := exportedDocument{ID: d.ID, Name: d.Name, File: name, Type: d.Type, Size: d.Size, SHA256: d.SHA256, Added: timeText(d.Added),
			Origin: d.Origin, Form: d.Form, Of: d.Of}
		if i := d.Issue; i != nil {
			x.Issue = &exportedIssue{i.Number, i.Digest, append([]string{}, i.Forms...), append([]string{}, i.Roles...), timeText(i.Made)}
		}
		out.Documents = append(out.Documents, x)
	}
	for _, m := range p.Mails() {
		out.Mails = append(out.Mails, exportedMail{m.Document, m.To, m.Subject, m.Text, timeText(m.Made), timeText(m.Sent)})
	}
	return files
}

// exportFolders gives the path of every folder, by its id.
func (p *Portfolio) exportFolders(n names) map[string]string {
	all := p.Folders()
	out := map[string]string{"": "documenten"}
	for len(out) <= len(all) {
		before := len(out)
		for _, f := range all {
			parent, ok := out[f.Parent]
			if _, done := out[f.ID]; ok && !done {
				out[f.ID] = n.take(parent, f.Name, "")
			}
		}
		if len(out) == before {
			break
		}
	}
	return out
}
