package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// PickSecondPlace asks for a folder for second backups; nil when the dialog was
// closed.
func (a *Account) PickSecondPlace() (v *AccountView, err error) {
	if err := a.c.in("PickSecondPlace", func(*session) error { return nil }); err != nil {
		return nil, err
	}
	folder, err := a.c.Dialogs.PickFolder("Tweede plek voor reservekopieën kiezen")
	if err != nil || folder == "" {
		return nil, a.c.shaped("PickSecondPlace", err)
	}
	return a.do("PickSecondPlace", func(s *session) error {
		if a.c.ours(folder) {
			return problem.Refuse("second-place-same", "Daar liggen je portfolio en de eerste reservekopieën al.", "Kies een map op een andere schijf, een stick of het netwerk.")
		}
		return a.c.secondPlace(s, folder)
	})
}

// secondPlace takes a folder for second backups when one could be made there.
func (c *cabinet) secondPlace(s *session, folder string) error {
	before := s.p.Setting(settingSecond)
	if err := s.p.SetSetting(settingSecond, folder); err != nil {
		return err
	}
	c.Portfolios.SecondPlace(folder)
	b, err := c.makeBackup(s)
	c.note(s, b, err)
	if codeIn(err) == secondPlaceFailed {
		c.Portfolios.SecondPlace(before)
		if back := s.p.SetSetting(settingSecond, before); back != nil {
			return back
		}
		s.trouble = nil
	}
	return err
}

// ClearSecondPlace makes no second backups any more. Those that are there stay.
func (a *Account) ClearSecondPlace() (*AccountView, error) {
	return a.do("ClearSecondPlace", func(s *session) error {
		if err := s.p.SetSetting(settingSecond, ""); err != nil {
			return err
		}
		a.c.Portfolios.SecondPlace("")
		s.trouble = nil
		return nil
	})
}

// ours tells whether a path lies in the folder of portfolios.
func (c *cabinet) ours(path string) bool {
	folder, path := real(c.Portfolios.Folder()), real(path)
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// real follows links as far as the path is there.
func real(path string) string {
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		return whole
	}
	if dir := filepath.Dir(path); dir != path {
		return filepath.Join(real(dir), filepath.Base(path))
	}
	return path
}

// MoveOut writes a whole copy of the portfolio for another computer.
func (a *Account) MoveOut() (*Saved, error) {
	return a.write("MoveOut", target{"Portfolio meenemen", "", "aiosmap"}, func(s *session, path string) error {
		return a.c.whole(s, "Portfolio kopiëren", func() error { return s.file.Copy(path) })
	})
}

// Export writes everything in an open format; the Kladblok only when asked for.
func (a *Account) Export(withScratch bool) (*Saved, error) {
	return a.write("Export", target{"Portfolio exporteren", "", "zip"}, func(s *session, path string) error {
		return a.c.work("Portfolio exporteren", func() error {
			files, err := s.p.Export(withScratch)
			if err != nil {
				return err
			}
			return writeZip(path, files)
		})
	})
}

// write asks for a place and writes there. The name it offers says nothing of
// whose portfolio it is.
func (a *Account) write(name string, t target, f func(s *session, path string) error) (*Saved, error) {
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	if err := a.c.in(name, func(*session) error { return nil }); err != nil {
		return nil, err
	}
	path, err := askPlace(a.c.Dialogs, t, "portfolio "+a.c.Now().Format(time.DateOnly)+"."+t.extension)
	if err != nil || path == "" {
		return v, a.c.shaped(name, err)
	}
	err = a.c.in(name, func(s *session) error {
		if a.c.ours(path) {
			return problem.Refuse("place-ours", "In die map bewaart Aiosmap je portfolio zelf.", "Kies een andere map.")
		}
		if err := f(s, path); err != nil {
			return err
		}
		s.shown = path
		v.Path, v.File = path, filepath.Base(path)
		return nil
	})
	return v, err
}

// ExportUnwritten: an export could not be written.
const ExportUnwritten problem.Code = "export-unwritten"

// writeZip writes files as one archive, whole or not at all. The same files
// give the same bytes.
func writeZip(path string, files []portfolio.ExportFile) error {
	data, err := zipOf(files)
	if err != nil {
		return err
	}
	err = roster.Replace(path, true, data, func(written []byte) error { return sameZip(written, files) })
	if err != nil {
		return fmt.Errorf("%w (%w)", problem.Refuse(ExportUnwritten, "De export kon niet worden geschreven.",
			"Controleer of de map bestaat, of er ruimte is en of het bestand niet ergens open staat."), err)
	}
	return nil
}

// exportTime stands at every file in an archive: when they were written says
// nothing, and would make every export another one.
func exportTime() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

func zipOf(files []portfolio.ExportFile) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) || strings.Contains(f.Name, `\`) {
			return nil, fmt.Errorf("name of an exported file leaves its folder")
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: exportTime()})
		if err != nil {
			return nil, fmt.Errorf("add to archive: %w", err)
		}
		if _, err := w.Write(f.Content); err != nil {
			return nil, fmt.Errorf("add to archive: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("end archive: %w", err)
	}
	return b.Bytes(), nil
}

// sameZip reads an archive back and compares it with what had to go in.
func sameZip(data []byte, files []portfolio.ExportFile) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	if len(z.File) != len(files) {
		return fmt.Errorf("%d files read back, %d written", len(z.File), len(files))
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if f.Name != files[i].Name || !bytes.Equal(content, files[i].Content) {
			return fmt.Errorf("file %d of the archive reads back differently", i+1)
		}
	}
	return nil
}

// ShowFolder shows what was written last, or the portfolio itself.
func (a *Account) ShowFolder() error {
	path := ""
	err := a.c.in("ShowFolder", func(s *session) error {
		path = s.shown
		if _, err := os.Stat(path); err != nil {
			path = s.file.Path()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.c.shaped("ShowFolder", a.c.Dialogs.Show(path))
}
