package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Import is the service of the import screen.
type Import struct{ s *state }

// origin is where a list came from, enough to read it again.
type origin struct {
	name string
	path string
	data []byte
	// text and html are pasted cells; data is empty then.
	text, html string
	password   string
}

// openList is the list on the desk with the choices made about it.
type openList struct {
	origin
	book    *sheet.Workbook
	options Options
	plan    *roster.Plan
	// others are the samples under other encodings, read once.
	others []EncodingChoice
}

// Start gives what the first screen needs. A list named at the program's
// start is opened here, once.
func (i *Import) Start() (v *StartView, err error) {
	err = i.s.do("Start", func(ctx context.Context) error {
		v = &StartView{Version: i.s.Version, Selftest: i.s.Selftest != nil}
		if !i.s.started {
			i.s.started = true
			i.s.recallMal()
			if i.s.FirstList != "" {
				if err := i.openPath(ctx, i.s.FirstList); err != nil {
					v.Failure = failure(err)
				}
			}
		}
		v.Institutes = i.s.institutes()
		v.Institute = i.s.mal.Institute
		if i.s.list != nil {
			v.List = i.s.view(ctx)
		}
		return nil
	})
	return v, err
}

// Pick asks for a file and opens it; nil when the dialog was closed.
func (i *Import) Pick() (v *ListView, err error) {
	// The dialog stays open as long as the user likes: not under the lock.
	path, err := i.s.Dialogs.PickList()
	if err != nil || path == "" {
		return nil, err
	}
	return i.OpenPath(path)
}

// OpenPath opens the file at a path.
func (i *Import) OpenPath(path string) (v *ListView, err error) {
	err = i.s.do("OpenPath", func(ctx context.Context) error {
		if err := i.openPath(ctx, path); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

func (i *Import) openPath(ctx context.Context, path string) error {
	o := origin{name: filepath.Base(path), path: path}
	data, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
	o.data = data
	return i.opened(ctx, o, book, err)
}

// OpenContent opens a file that came without a path, base64-encoded.
func (i *Import) OpenContent(name, content string) (v *ListView, err error) {
	err = i.s.do("OpenContent", func(ctx context.Context) error {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return fmt.Errorf("dropped content: %w", err)
		}
		o := origin{name: filepath.Base(name), data: data}
		book, err := sheet.Read(ctx, data, sheet.Options{})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// OpenPasted opens cells from the clipboard, as text and as HTML.
func (i *Import) OpenPasted(text, html string) (v *ListView, err error) {
	err = i.s.do("OpenPasted", func(ctx context.Context) error {
		o := origin{name: "Geplakte cellen", text: text, html: html}
		book, err := sheet.ReadPasted(ctx, text, html, sheet.Options{})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// OpenAgain opens the file that was refused for want of a password.
func (i *Import) OpenAgain(password string) (v *ListView, err error) {
	err = i.s.do("OpenAgain", func(ctx context.Context) error {
		if i.s.waiting == nil {
			return problem.Refuse(sheet.FileMissing, "Er is geen bestand dat op een wachtwoord wacht.", "Kies het bestand opnieuw.")
		}
		o := *i.s.waiting
		o.password = password
		book, err := sheet.Read(ctx, o.data, sheet.Options{Password: password})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// opened puts a freshly read list on the desk, or remembers what waits for a
// password. The list that was open stays when the new one is refused.
func (i *Import) opened(ctx context.Context, o origin, book *sheet.Workbook, err error) error {
	if err != nil {
		i.s.waiting = nil
		if p, ok := problem.From(err); ok && (p.Code == sheet.PasswordNeeded || p.Code == sheet.PasswordWrong) {
			i.s.waiting = &o
		}
		return err
	}
	l := &openList{origin: o, book: book, options: emptyOptions()}
	if err := i.s.plan(l); err != nil {
		return err
	}
	l.others = otherEncodings(ctx, l)
	i.s.waiting, i.s.list = nil, l
	return nil
}

// Change makes the plan anew under other choices.
func (i *Import) Change(o Options) (v *ListView, err error) {
	err = i.s.do("Change", func(ctx context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		changed := *i.s.list
		changed.options = o.tidy()
		if o.Encoding != i.s.list.options.Encoding && len(changed.data) > 0 {
			book, err := sheet.Read(ctx, changed.data, sheet.Options{Encoding: sheet.Encoding(o.Encoding), Password: changed.password})
			if err != nil {
				return err
			}
			changed.book = book
		}
		if err := i.s.plan(&changed); err != nil {
			return err
		}
		i.s.list = &changed
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// pageMost bounds what one call may ask for.
const pageMost = 1000

// Rows gives a page of the grid under a filter: "", "changed", "suggestion",
// "check", "error", "out" or "kind:CODE".
func (i *Import) Rows(filter string, from, count int) (v *RowsPage, err error) {
	err = i.s.do("Rows", func(context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		v = page(i.s.list.plan, filter, max(0, from), min(max(0, count), pageMost))
		return nil
	})
	return v, err
}

// Close takes the list off the desk.
func (i *Import) Close() error {
	return i.s.do("Close", func(context.Context) error {
		i.s.list, i.s.waiting = nil, nil
		return nil
	})
}

// Save asks where the CSV goes and writes it.
func (i *Import) Save() (*Saved, error) {
	return i.save("CSV opslaan", "csv", "", func(ctx context.Context, l *openList, path string) ([]byte, error) {
		data, err := l.plan.Save(ctx, path, true)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		i.s.remember("written file", func(m roster.Memory) error { return m.RememberCSV(sum, l.plan.Written()) })
		i.s.rememberLinks(l)
		return data, nil
	})
}

// SaveWorkbook writes the same rows as .xlsx with text cells.
func (i *Import) SaveWorkbook() (*Saved, error) {
	return i.save("Veilige werkmap opslaan", "xlsx", " - veilige werkmap", workbook((*roster.Plan).SafeWorkbook))
}

// SaveReport writes the list with coloured cells and reasons.
func (i *Import) SaveReport() (*Saved, error) {
	return i.save("Verslag opslaan", "xlsx", " - verslag", workbook((*roster.Plan).Report))
}

// SaveQuestions writes only the rows and columns with a question.
func (i *Import) SaveQuestions() (*Saved, error) {
	return i.save("Vragen aan de afzender opslaan", "xlsx", " - vragen", workbook((*roster.Plan).Questions))
}

func workbook(make func(*roster.Plan) ([]byte, error)) func(context.Context, *openList, string) ([]byte, error) {
	return func(_ context.Context, l *openList, path string) ([]byte, error) {
		data, err := make(l.plan)
		if err != nil {
			return nil, err
		}
		return data, roster.Replace(path, true, data, func([]byte) error { return nil })
	}
}

// save asks for a place and writes there. The list itself is never replaced.
func (i *Import) save(title, extension, suffix string, write func(context.Context, *openList, string) ([]byte, error)) (v *Saved, err error) {
	var name, source string
	err = i.s.do("save", func(context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		l := i.s.list
		name = strings.TrimSuffix(l.name, filepath.Ext(l.name)) + suffix + "." + extension
		source = l.path
		if extension == "csv" && l.plan.Blocked() {
			return problem.Refuse(roster.NotWritten, "Er staan nog fouten in de lijst; er is niets geschreven.", "Los de fouten op of laat de rijen weg.")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	path, err := i.s.Dialogs.SaveAs(title, name, extension)
	if err != nil {
		return nil, err
	}
	if path == "" {
		return &Saved{LeftOut: []int{}}, nil
	}
	// Windows' dialog does not append the extension.
	if !strings.EqualFold(filepath.Ext(path), "."+extension) {
		path += "." + extension
		if _, err := os.Lstat(path); err == nil {
			return nil, problem.Refuse(roster.TargetExists, filepath.Base(path)+" bestaat al.", "Kies een andere naam.")
		}
	}
	err = i.s.do("save", func(ctx context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		if same(path, source) {
			return problem.Refuse(roster.TargetExists, "Dat is de lijst zelf.", "Kies een andere naam; je lijst blijft zoals hij is.")
		}
		data, err := write(ctx, i.s.list, path)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		p := i.s.list.plan
		v = &Saved{Path: path, File: filepath.Base(path), Written: p.Written(), LeftOut: leftOut(p), SHA256: hex.EncodeToString(sum[:])}
		return nil
	})
	return v, err
}

func same(a, b string) bool {
	if b == "" {
		return false
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func noList() error {
	return problem.Refuse("no-list", "Er is geen lijst open.", "Kies eerst een bestand met aiossen.")
}

// plan makes the plan of a list with the mal in force, and once more when
// links were confirmed before for the header row that it finds.
func (s *state) plan(l *openList) error {
	o := l.options.roster()
	p, err := roster.Build(l.book, s.mal.Mal, o)
	if err != nil {
		return err
	}
	if o.Remembered = s.rememberedLinks(linksKey(p, s.mal)); len(o.Remembered) > 0 {
		if p, err = roster.Build(l.book, s.mal.Mal, o); err != nil {
			return err
		}
	}
	l.plan = p
	return nil
}

// linksKey names a header row together with a mal.
func linksKey(p *roster.Plan, m malInForce) string {
	h := sha256.New()
	for _, part := range append(slices.Clone(p.Mapping.Headers), m.Institute) {
		fmt.Fprintf(h, "%d:%s", len(part), strings.ToLower(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (s *state) rememberedLinks(key string) (links map[string]string) {
	s.remember("column links", func(m roster.Memory) error {
		stored, ok, err := m.Mapping(key)
		if err != nil || !ok {
			return err
		}
		return json.Unmarshal(stored, &links)
	})
	return links
}

// rememberLinks keeps the links that were given by hand, once a file was
// written with them: writing is what confirms them.
func (s *state) rememberLinks(l *openList) {
	if len(l.options.Map) == 0 {
		return
	}
	key := linksKey(l.plan, s.mal)
	s.remember("column links", func(m roster.Memory) error {
		stored, err := json.Marshal(l.options.Map)
		if err != nil {
			return err
		}
		return m.PutMapping(key, stored)
	})
}

func leftOut(p *roster.Plan) []int {
	out := []int{}
	for _, r := range p.Rows {
		if r.Out == roster.OutDropped || r.Out == roster.OutHidden {
			out = append(out, r.Number)
		}
	}
	return out
}

func emptyOptions() Options { return Options{}.tidy() }

// tidy gives options without nil, which would reach the window as null.
func (o Options) tidy() Options {
	o.Map, o.MalColumn, o.Constants = orMap(o.Map), orMap(o.MalColumn), orMap(o.Constants)
	o.Accept, o.NoFix, o.DropRows = orList(o.Accept), orList(o.NoFix), orList(o.DropRows)
	slices.SortFunc(o.DropRows, cmp.Compare[int])
	return o
}

func orMap(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

func orList[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// roster gives the choices as the engine takes them.
func (o Options) roster() roster.Options {
	r := roster.Options{Sheet: o.Sheet, HeaderRow: o.HeaderRow, Hidden: o.Hidden, Username: o.Username,
		Map: o.Map, MalColumns: o.MalColumn, Constants: o.Constants, DropRows: o.DropRows}
	r.Accept, r.NoFix = set(o.Accept), set(o.NoFix)
	return r
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, v := range list {
		m[v] = true
	}
	return m
}
