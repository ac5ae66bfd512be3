// Package institute knows the training institutes and their mal: the template
// of the import CSV with its columns, order, fixed values, delimiter and BOM.
package institute

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

// Institute is one of the training places of the Huisartsopleiding.
type Institute struct {
	// ID is the name on the command line, lower case: "leiden".
	ID string `json:"id"`
	// Name is how people know it: "Leiden (LUMC)".
	Name string `json:"name"`
	// Level is the name of the level column: niv2, or niv3 (S1: Rotterdam, Maastricht, Nijmegen).
	Level string `json:"level"`
	// ZNumbers is true where aios log in with the university's z-number (S0:
	// Radboudumc); a list from there may carry it as user name.
	ZNumbers bool `json:"zNumbers"`
}

//go:embed institutes.json
var data []byte

// All gives the institutes in alphabetical order of their name.
func All() []Institute {
	var list []Institute
	if err := json.Unmarshal(data, &list); err != nil {
		// The file is embedded and tested: it cannot be wrong in a built program.
		panic(fmt.Sprintf("institutes.json: %v", err))
	}
	return list
}

// Find gives the institute with this id, case-blind.
func Find(id string) (Institute, bool) {
	for _, i := range All() {
		if strings.EqualFold(i.ID, id) {
			return i, true
		}
	}
	return Institute{}, false
}
