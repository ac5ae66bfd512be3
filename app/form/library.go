package form

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed definitions/*.json
var files embed.FS

// DossierID is the definition that dossiers themselves are kept with: the name
// is its title, the order a number, and a closed dossier is a closed form.
const DossierID = "dossier"

// The fields of the definition with DossierID, and the values of the last one.
const (
	DossierName   = "naam"
	DossierOrder  = "volgorde"
	DossierOrigin = "herkomst"

	FromTheStart = "begin"
	OwnMaking    = "eigen"
)

// The fields that the acts of a final form fill in.
const (
	ConfirmedBy  = "bevestigd-naam"
	ConfirmedBIG = "bevestigd-big"
	ConfirmedOn  = "bevestigd-op"
	WithdrawnFor = "reden"
)

// Library gives the newest version of every definition that comes with the
// program: those for people in the order in which they are offered, then the
// program's own.
func Library() ([]Definition, error) {
	names, err := fs.Glob(files, "definitions/*.json")
	if err != nil {
		return nil, fmt.Errorf("look for definitions: %w", err)
	}
	var all []Definition
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		d, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, d)
	}
	return newest(all), nil
}

// newest keeps one version of each definition. Files are named so that they
// come in the order in which they are offered.
func newest(all []Definition) []Definition {
	var out []Definition
	for _, d := range all {
		i := slices.IndexFunc(out, func(o Definition) bool { return o.ID == d.ID })
		switch {
		case i < 0:
			out = append(out, d)
		case d.Version > out[i].Version:
			out[i] = d
		}
	}
	return out
}
