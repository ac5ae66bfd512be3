package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

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
		if extension == "csv" && i.s.mal.Institute == "" {
			return noInstitute()
		}
		l := i.s.list
		name = strings.TrimSuffix(l.name, filepath.Ext(l.name)) + suffix + "." + extension
		source = l.path
		if extension == "csv" && l.plan.Blocked() {
			return roster.ErrorsRemain()
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
		if source != "" && roster.SameFile(path, source) {
			return problem.Refuse(roster.TargetExists, "Dat is de lijst zelf.", "Kies een andere naam; je lijst blijft zoals hij is.")
		}
		data, err := write(ctx, i.s.list, path)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		p := i.s.list.plan
		v = &Saved{Path: path, File: filepath.Base(path), Written: p.Written(), LeftOut: orList(p.LeftOut()), SHA256: hex.EncodeToString(sum[:])}
		return nil
	})
	return v, err
}
