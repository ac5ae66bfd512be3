package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/hap"
	"aiosmap/app/institute"
	"aiosmap/app/roster"
)

// call is one parsed command line.
type call struct {
	command      string
	input        string
	out          string
	mal          string
	institute    string
	encoding     string
	passwordFile string
	known        string
	fingerprints []string
	data         string
	foreign      string
	report       string
	questions    string
	workbook     string
	json         bool
	overwrite    bool
	help         bool
	options      roster.Options
}

// option is one option of the command line. value is the word for its value
// in the help, empty for a switch.
type option struct {
	name  string
	value string
	text  string
	only  string // the commands it belongs to; empty for check and convert, * for all
	set   func(c *call, v string) error
}

func options() []option {
	return []option{
		{"out", "BESTAND.csv", "waar de CSV komt", "convert", text(func(c *call) *string { return &c.out })},
		{"mal", "MAL.csv", "de mal van het instituut (CSV of xlsx)", "", text(func(c *call) *string { return &c.mal })},
		{"institute", "NAAM", "de ingebouwde mal: " + strings.Join(instituteIDs(), ", "), "", setInstitute},
		{"sheet", "NAAM", "het werkblad met de lijst", "", text(func(c *call) *string { return &c.options.Sheet })},
		{"header-row", "N", "de rij met kolomkoppen", "", setHeaderRow},
		{"hidden", "include|exclude", "verborgen rijen meenemen of weglaten", "", oneOf(func(c *call) *string { return &c.options.Hidden }, roster.HiddenInclude, roster.HiddenExclude)},
		{"password-file", "BESTAND", "bestand met het wachtwoord van de werkmap", "", text(func(c *call) *string { return &c.passwordFile })},
		{"map", "veld=kolom", "koppel een veld aan een kolom, met letter of kop (herhaalbaar)", "", pair(func(c *call) *map[string]string { return &c.options.Map })},
		{"encoding", "NAAM", "codering van een CSV: utf-8, utf-16le, utf-16be, windows-1252 of macroman", "", oneOf(func(c *call) *string { return &c.encoding }, "utf-8", "utf-16le", "utf-16be", "windows-1252", "macroman")},
		{"username", "big|z", "gebruikersnaam uit BIG-nummer of z-nummer", "", oneOf(func(c *call) *string { return &c.options.Username }, institute.UsernameBig, institute.UsernameZ)},
		{"mal-column", "naam=waarde", "waarde van een onbekende kolom van de mal; leeg mag (herhaalbaar)", "", pair(func(c *call) *map[string]string { return &c.options.MalColumns })},
		{"constant", "naam=waarde", "vaste waarde van een kolom (herhaalbaar)", "", pair(func(c *call) *map[string]string { return &c.options.Constants })},
		{"accept", "soort,soort", "voorstellen overnemen: " + kindCodes(roster.SuggestionKinds()), "", kinds(roster.SuggestionKinds(), func(c *call) *map[string]bool { return &c.options.Accept })},
		{"no-fix", "soort,soort", "aanpassingen uitzetten: " + kindCodes(roster.FixKinds()), "", kinds(roster.FixKinds(), func(c *call) *map[string]bool { return &c.options.NoFix })},
		{"drop-row", "N", "deze rij weglaten, rijnummer zoals Excel het toont (herhaalbaar)", "", addDropRow},
		{"known", "BESTAND", "gebruikersnamen die al in het e-portfolio staan", "", text(func(c *call) *string { return &c.known })},
		{"foreign", "BESTAND", "gebruikersnamen van SOON en SGBO", "", text(func(c *call) *string { return &c.foreign })},
		{"report", "BESTAND.xlsx", "verslag met gekleurde cellen", "", text(func(c *call) *string { return &c.report })},
		{"questions", "BESTAND.xlsx", "vragen aan de afzender, alleen de rijen en kolommen met een vraag", "", text(func(c *call) *string { return &c.questions })},
		{"workbook", "BESTAND.xlsx", "dezelfde rijen als werkmap met tekstcellen, veilig voor Excel", "convert", text(func(c *call) *string { return &c.workbook })},
		{"json", "", "één JSON-object op de standaarduitvoer", "*", toggle(func(c *call) *bool { return &c.json })},
		{"overwrite", "", "bestaande bestanden vervangen", "check convert hap", toggle(func(c *call) *bool { return &c.overwrite })},
		{"help", "", "deze uitleg", "*", toggle(func(c *call) *bool { return &c.help })},
		{"data", "VERKLARING.json", "wat er in de bekwaamheidsverklaring staat; zie het voorbeeld hieronder", "hap", text(func(c *call) *string { return &c.data })},
		{"out", "BESTAND.pdf", "waar de PDF komt", "hap", text(func(c *call) *string { return &c.out })},
		{"known", "VINGERAFDRUK", "de sleutel van een bekende ondertekenaar (herhaalbaar)", "verify", addFingerprint},
	}
}

// belongs tells whether an option may stand with a command; recheck takes
// only the mal and the switches for all.
func (o option) belongs(command string) bool {
	switch {
	case o.only == "*":
		return true
	case command == "recheck":
		return o.name == "mal" || o.name == "institute" || o.name == "constant"
	case o.only == "":
		return command == "check" || command == "convert"
	}
	return slices.Contains(strings.Fields(o.only), command)
}

// forPaper tells whether an option is one for the document for the HAP alone.
func (o option) forPaper() bool { return o.only == "hap" || o.only == "verify" }

// parse reads the arguments after the command. Its errors are Dutch sentences.
func parse(command string, args []string) (call, error) {
	c := call{command: command}
	var files []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			files = append(files, args[i+1:]...)
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			files = append(files, arg)
			continue
		}
		name, value, inline := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		o, ok := findOption(name, command)
		if !ok {
			return c, fmt.Errorf("De optie --%s bestaat niet.", name)
		}
		if !o.belongs(command) {
			return c, fmt.Errorf("De optie --%s hoort niet bij ‘%s’.", name, command)
		}
		if o.value == "" {
			if inline {
				return c, fmt.Errorf("De optie --%s heeft geen waarde.", name)
			}
		} else if !inline {
			if i+1 == len(args) {
				return c, fmt.Errorf("Achter --%s hoort een waarde: %s.", name, o.value)
			}
			i++
			value = args[i]
		}
		if err := o.set(&c, value); err != nil {
			return c, err
		}
	}
	if c.help {
		return c, nil
	}
	if err := c.complete(files); err != nil {
		return c, err
	}
	return c, nil
}

// findOption gives the option of this name, that of the command where the name
// means something else with another.
func findOption(name, command string) (option, bool) {
	var found option
	for _, o := range options() {
		if o.name == name && (found.name == "" || o.belongs(command)) {
			found = o
		}
	}
	return found, found.name != ""
}

// complete checks what a call needs as a whole.
func (c *call) complete(files []string) error {
	switch c.command {
	case "hap":
		return c.completePaper(files)
	case "verify":
		if len(files) != 1 {
			return fmt.Errorf("Noem één PDF-bestand dat je wilt nakijken.")
		}
		c.input = files[0]
		return nil
	}
	switch {
	case len(files) == 0 && c.command == "recheck":
		return fmt.Errorf("Noem het CSV-bestand dat je wilt controleren.")
	case len(files) == 0:
		return fmt.Errorf("Noem het bestand met de lijst.")
	case len(files) > 1:
		return fmt.Errorf("Noem één bestand tegelijk; ‘%s’ is er een te veel.", files[1])
	case c.mal == "" && c.institute == "":
		return fmt.Errorf("Geef met --mal de mal van je instituut, of met --institute de naam van het instituut.")
	case c.command == "convert" && c.out == "":
		return fmt.Errorf("Geef met --out waar de CSV komt.")
	}
	c.input = files[0]
	return nil
}

func (c *call) completePaper(files []string) error {
	switch {
	case len(files) > 0:
		return fmt.Errorf("Zet --data voor het bestand met de gegevens: --data %s.", files[0])
	case c.data == "":
		return fmt.Errorf("Geef met --data het bestand met de gegevens van de verklaring.")
	case c.out == "":
		return fmt.Errorf("Geef met --out waar de PDF komt.")
	}
	c.input = c.data
	return nil
}

func text(field func(*call) *string) func(*call, string) error {
	return func(c *call, v string) error { *field(c) = v; return nil }
}

func toggle(field func(*call) *bool) func(*call, string) error {
	return func(c *call, _ string) error { *field(c) = true; return nil }
}

func oneOf(field func(*call) *string, allowed ...string) func(*call, string) error {
	return func(c *call, v string) error {
		if !slices.Contains(allowed, v) {
			return fmt.Errorf("‘%s’ kan hier niet; kies uit %s.", v, strings.Join(allowed, ", "))
		}
		*field(c) = v
		return nil
	}
}

func pair(field func(*call) *map[string]string) func(*call, string) error {
	return func(c *call, v string) error {
		name, value, ok := strings.Cut(v, "=")
		if !ok || name == "" {
			return fmt.Errorf("‘%s’ is niet te lezen; schrijf naam=waarde.", v)
		}
		m := field(c)
		if *m == nil {
			*m = map[string]string{}
		}
		(*m)[name] = value
		return nil
	}
}

func kinds(known []roster.Kind, field func(*call) *map[string]bool) func(*call, string) error {
	return func(c *call, v string) error {
		m := field(c)
		if *m == nil {
			*m = map[string]bool{}
		}
		for code := range strings.SplitSeq(v, ",") {
			code = strings.TrimSpace(code)
			if !slices.ContainsFunc(known, func(k roster.Kind) bool { return k.Code == code }) {
				return fmt.Errorf("De soort ‘%s’ kan hier niet; kies uit %s.", code, kindCodes(known))
			}
			(*m)[code] = true
		}
		return nil
	}
}

func setInstitute(c *call, v string) error {
	i, ok := institute.Find(v)
	if !ok {
		return fmt.Errorf("Het instituut ‘%s’ is niet bekend; kies uit %s.", v, strings.Join(instituteIDs(), ", "))
	}
	c.institute = i.ID
	return nil
}

func setHeaderRow(c *call, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return fmt.Errorf("‘%s’ is geen rijnummer.", v)
	}
	c.options.HeaderRow = n
	return nil
}

func addDropRow(c *call, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return fmt.Errorf("‘%s’ is geen rijnummer.", v)
	}
	c.options.DropRows = append(c.options.DropRows, n)
	return nil
}

func addFingerprint(c *call, v string) error {
	f, ok := hap.ReadFingerprint(v)
	if !ok {
		return fmt.Errorf("‘%s’ is geen vingerafdruk: dat zijn acht groepen van vier cijfers en letters A tot en met F.", v)
	}
	c.fingerprints = append(c.fingerprints, f)
	return nil
}

func instituteIDs() []string {
	var ids []string
	for _, i := range institute.All() {
		ids = append(ids, i.ID)
	}
	return ids
}

func kindCodes(list []roster.Kind) string {
	var codes []string
	for _, k := range list {
		codes = append(codes, k.Code)
	}
	return strings.Join(codes, ", ")
}
