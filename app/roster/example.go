package roster

import "aiosmap/app/institute"

// example is a plan of nobody or of one invented aios, so that an example is
// written by what writes the import file itself.
func example(mal institute.Mal, filled bool) *Plan {
	p := &Plan{Mal: mal}
	if filled {
		r := Row{Number: 2, values: make([]string, fieldCount)}
		r.values[firstName], r.values[middleName], r.values[lastName] = "Noor", "van der", "Voorbeeld"
		r.values[email] = "noor@voorbeeld.nl"
		r.values[gender] = "gender_v"
		r.values[bigNr] = "39000000101"
		if mal.Username == institute.UsernameZ {
			r.values[username] = "z000001"
		}
		p.Rows = []Row{r}
	}
	return p
}

// ExampleCSV gives an example of the import file in exactly the form of the
// mal (S1 shows an empty and a filled one): the header alone, or with one
// invented aios and the mal's constants.
func ExampleCSV(mal institute.Mal, filled bool) []byte { return example(mal, filled).CSV() }

// ExampleWorkbook gives the same as .xlsx with text cells, so that filling it
// in drops no zeros.
func ExampleWorkbook(mal institute.Mal, filled bool) ([]byte, error) {
	p := example(mal, filled)
	return p.workbook("Mal", p.table())
}
